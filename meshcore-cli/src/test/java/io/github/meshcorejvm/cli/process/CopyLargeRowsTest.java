package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy in the usual heap of 128 MiB refuses rows that are too large for it, and copies any number of those below. */
class CopyLargeRowsTest {

    @TempDir
    private Path folder;

    private final String database = PostgresServer.shared().createDatabase();
    private Path file;
    private String url;

    @BeforeEach
    void create() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        url = PostgresServer.shared().url(database, PostgresServer.OWNER);
    }

    @Test
    void manyRowsJustBelowTheLimitAreCopiedThereAndBack() throws Exception {
        Sql.execute(
                file,
                "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 12) INSERT INTO transmissions"
                        + " (raw_hex, hash, first_seen) SELECT hex(zeroblob(3900000)), n, 'x' FROM s");

        assertThat(copy(file.toString(), url).status()).isZero();
        Path back = folder.resolve("back.db");
        ServerStation.Result result = copy(url, back.toString());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(Database.number(back, "SELECT sum(length(raw_hex)) FROM transmissions"))
                .isEqualTo(12 * 7_800_000L);
    }

    @Test
    void rowsAboveItAreRefusedByNameBothWays() throws Exception {
        Sql.execute(file, "INSERT INTO nodes (public_key, name) VALUES ('aa', hex(zeroblob(4499999)))");
        assertRefused(copy(file.toString(), url));

        String other = PostgresServer.shared().createDatabase();
        String otherUrl = PostgresServer.shared().url(other, PostgresServer.OWNER);
        Sql.execute(file, "DELETE FROM nodes");
        assertThat(copy(file.toString(), otherUrl).status()).isZero();
        PostgresServer.shared()
                .execute(
                        other,
                        PostgresServer.OWNER,
                        "INSERT INTO nodes (public_key, name) VALUES ('aa', repeat('0', 8999998))");
        assertRefused(copy(otherUrl, folder.resolve("back.db").toString()));
    }

    private static void assertRefused(ServerStation.Result result) {
        assertThat(result.status()).as(result.output()).isEqualTo(1);
        assertThat(result.output())
                .contains("table nodes, row public_key = 'aa': the texts of the row have 9000000 bytes,"
                        + " at most 8388608 bytes can be copied");
    }

    private ServerStation.Result copy(String from, String to) throws IOException, InterruptedException {
        return ServerStation.run(folder, Map.of(), "copy", "--from", from, "--to", to);
    }
}
