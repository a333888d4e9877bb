package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStateTest {

    /** Several schemas of a database share the table. */
    @Test
    void aValueIsThatOfTheOwnSchema(@TempDir Path folder) throws SQLException {
        TestDatabase database = StoreEngine.POSTGRESQL.create(folder);
        database.execute("INSERT INTO meshcore.state VALUES ('other', 'key', 'theirs'), ('public', 'key', 'ours'),"
                + " ('other', 'foreign', 'theirs')");

        assertThat(database.store().state().find("key")).contains("ours");
        assertThat(database.store().state().find("foreign")).isEmpty();
    }
}
