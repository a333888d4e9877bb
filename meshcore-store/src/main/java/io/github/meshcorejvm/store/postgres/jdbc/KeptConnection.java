package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.PostgresUrl;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that stays open between two uses and is replaced after a failure. Not thread-safe. */
public final class KeptConnection implements AutoCloseable {

    private final PostgresUrl url;
    private @Nullable Connection open;

    /** Opens nothing yet; {@code url} is for messages. */
    public KeptConnection(PostgresUrl url) {
        this.url = url;
    }

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opener<X extends Exception> {
        Connection open() throws X;
    }

    /** The connection, opened if there is none. */
    public <X extends Exception> Connection get(Opener<X> opener) throws X {
        Connection current = open;
        if (current == null) {
            current = opener.open();
            open = current;
        }
        return current;
    }

    /** Closes a connection that failed: the next use opens another. */
    public void drop(Exception cause) {
        Connection failed = open;
        open = null;
        if (failed != null) {
            PostgresConnections.closeAfter(failed, cause);
        }
    }

    @Override
    public void close() {
        Connection current = open;
        open = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (SQLException e) {
            throw PostgresFailure.of("close " + url, e);
        }
    }
}
