package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.postgres.jdbc.StateRows;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresStateTest {

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();

    /** Several schemas of a database share the table. */
    @Test
    void aValueIsThatOfTheOwnSchema() throws Exception {
        try (Connection connection = server.connect(database, PostgresServer.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA other");
            MeshStore ours = migrated("");
            MeshStore theirs = migrated("?search_path=other");

            StateRows.put(connection, "key", "ours");
            connection.setSchema("other");
            StateRows.put(connection, "key", "before");
            StateRows.put(connection, "key", "theirs");
            StateRows.put(connection, "foreign", "theirs");
            assertThat(ours.state().find("key")).contains("ours");
            assertThat(ours.state().find("foreign")).isEmpty();
            assertThat(theirs.state().find("key")).contains("theirs");
            assertThat(theirs.state().find("foreign")).contains("theirs");

            StateRows.remove(connection, "key");
            assertThat(ours.state().find("key")).contains("ours");
            assertThat(theirs.state().find("key")).isEmpty();
        }
    }

    private MeshStore migrated(String options) throws InterruptedException {
        MeshStore store = MeshStore.at(
                StoreLocation.parse(server.url(database, PostgresServer.OWNER) + options), StoreOptions.DEFAULT);
        store.schema().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        return store;
    }
}
