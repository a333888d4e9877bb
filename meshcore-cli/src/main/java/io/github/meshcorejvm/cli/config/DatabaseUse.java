package io.github.meshcorejvm.cli.config;

import java.util.List;

/** The role with which a command connects to a PostgreSQL server, which selects the environment variable of its URL. */
public enum DatabaseUse {
    /** Changes rows. */
    WRITE(List.of("CORESCOPE_WRITER_DATABASE_URL", "CORESCOPE_DATABASE_URL")),
    /** Only reads; the writer can do that too. */
    READ(List.of("CORESCOPE_READER_DATABASE_URL", "CORESCOPE_WRITER_DATABASE_URL", "CORESCOPE_DATABASE_URL")),
    /** Creates tables and grants rights: the URL in the configuration is that of a writer, which cannot do that. */
    OWN(List.of("CORESCOPE_DATABASE_URL")),
    /** Does not touch the database. */
    NONE(List.of());

    private final List<String> variables;

    DatabaseUse(List<String> variables) {
        this.variables = variables;
    }

    /** Environment variables that may hold the URL; the first one that is set wins. */
    List<String> variables() {
        return variables;
    }
}
