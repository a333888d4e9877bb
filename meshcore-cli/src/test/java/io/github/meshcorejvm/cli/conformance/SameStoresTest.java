package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.RowDump;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same capture becomes the same rows in both stores, column by column, as plain SQL sees them. */
class SameStoresTest {

    /** The wall clock of the server, and what only files of older programs need. */
    private static final Set<String> NOT_COMPARED = Set.of("_migrations", "_async_migrations");

    /** When the rows were written, by the wall clock. */
    private static final String WRITTEN = "(created_at|since_unix|updated_unix)='?[^',}]*'?";
    /** SQLite leaves a gap for each duplicate, the writer of PostgreSQL none. */
    private static final String ID = "(?<=[{ ])id=\\d+";

    private static final Set<String> IDS_WITHOUT_GAPS = Set.of("transmissions");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {21, 22})
    void theSameCaptureBecomesTheSameRows(int seed) throws Exception {
        SyntheticMesh mesh = new SyntheticMesh(folder);
        mesh.generate("--nodes 80 --observers 15 --transmissions 250 --modern 1 --seed " + seed);
        PostgresServer server = PostgresServer.shared();
        String database = server.createDatabase();
        String url = server.url(database, PostgresServer.OWNER);
        MeshStore.at(StoreLocation.parse(url), StoreOptions.DEFAULT)
                .schema()
                .migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        Path file = folder.resolve("mesh.db");
        // Twice, so that all of it comes again.
        for (int time = 0; time < 2; time++) {
            Replays.run(mesh.capture(), SyntheticMesh.CONFIG, file);
            Replays.run(mesh.capture(), SyntheticMesh.CONFIG, url);
        }

        Map<String, List<String>> inFile = RowDump.ofFile(file);
        try (Connection connection = server.connect(database, "postgres")) {
            Map<String, List<String>> onServer = RowDump.ofServer(connection);
            assertThat(onServer.get("observations")).hasSizeGreaterThan(500);
            onServer.forEach((table, rows) -> {
                if (!NOT_COMPARED.contains(table)) {
                    assertThat(comparable(table, rows)).as(table).isEqualTo(comparable(table, inFile.get(table)));
                }
            });
        }
    }

    private static List<String> comparable(String table, List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll(WRITTEN, "$1"))
                .map(row ->
                        IDS_WITHOUT_GAPS.contains(table) || table.equals("observers") ? row : row.replaceAll(ID, "id"))
                .sorted()
                .toList();
    }
}
