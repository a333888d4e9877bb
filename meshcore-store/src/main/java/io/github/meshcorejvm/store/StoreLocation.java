package io.github.meshcorejvm.store;

import java.nio.file.Path;
import java.util.Objects;

/** Where a database is: a SQLite file, or a PostgreSQL server. */
public sealed interface StoreLocation {

    /** A SQLite file. */
    record InFile(Path path) implements StoreLocation {

        /** Refuses null. */
        public InFile {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A database of a PostgreSQL server. */
    record OnServer(PostgresUrl url) implements StoreLocation {

        /** Refuses null. */
        public OnServer {
            Objects.requireNonNull(url, "url");
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * Parses the path of a file or the URL of a PostgreSQL database.
     *
     * @throws IllegalArgumentException if it is an invalid URL or path; the message repeats no password
     */
    static StoreLocation parse(String text) {
        Objects.requireNonNull(text, "text");
        return PostgresUrl.isUrl(text) ? new OnServer(PostgresUrl.parse(text)) : new InFile(Path.of(text));
    }
}
