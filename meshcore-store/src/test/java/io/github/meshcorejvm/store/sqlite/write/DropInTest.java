package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The older ingestor and this one take turns on a file, with a reader open: nothing is lost, doubled or refused. */
class DropInTest {

    private static final int ROUNDS = 4;
    private static final int PACKETS = 10;
    private static final List<String> OBSERVERS = List.of("0a".repeat(32), "0b".repeat(32));

    @TempDir
    private Path folder;

    /** What the older ingestor has left. */
    enum Variant {
        OURS,
        WITHOUT_TABLES_OF_OURS,
        OBSERVERS_AUTOINCREMENT,
        WITHOUT_DEDUP_INDEX
    }

    @ParameterizedTest
    @EnumSource
    void bothTakeTurnsOnAFileWithAReaderOpen(Variant variant) throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore store = MeshStore.at(file, StoreOptions.DEFAULT);
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        prepare(file, store, variant);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement reader = connection.createStatement()) {
            for (int round = 0; round < ROUNDS; round++) {
                reader.execute("BEGIN");
                reader.executeQuery("SELECT count(*) FROM packets_v").close();
                ours(file, round);
                if (variant == Variant.WITHOUT_TABLES_OF_OURS) {
                    store.schema().detach();
                }
                try (OlderIngestor theirs = new OlderIngestor(file)) {
                    // The last packets of ours again, and some that are new.
                    for (int i = PACKETS / 2; i < PACKETS + PACKETS / 2; i++) {
                        Observation one = packet(round, i);
                        theirs.hear(
                                OBSERVERS.get(1),
                                one.packet().packet().contentHash().toString(),
                                one.frame().toUpperHex(),
                                Observations.NODE,
                                one.receivedAt().getEpochSecond());
                    }
                }
                reader.execute("COMMIT");
            }
        }
        ours(file, ROUNDS);
        int packets = ROUNDS * (PACKETS + PACKETS / 2) + PACKETS;
        int heardByOurs = (ROUNDS + 1) * PACKETS;
        assertThat(query(file, "SELECT count(*), count(DISTINCT hash) FROM transmissions"))
                .containsExactly(packets + "|" + packets);
        assertThat(query(
                        file,
                        "SELECT o.id, o.packet_count, count(*) FROM observers o JOIN observations s"
                                + " ON s.observer_idx = o.rowid GROUP BY o.id ORDER BY o.id"))
                .containsExactly(
                        OBSERVERS.get(0) + "|" + heardByOurs + "|" + heardByOurs,
                        OBSERVERS.get(1) + "|" + ROUNDS * PACKETS + "|" + ROUNDS * PACKETS);
        assertThat(query(file, "SELECT count(*), count(DISTINCT tx_id) FROM advert_route_evidence"))
                .containsExactly(packets + "|" + packets);
        List<String> edges = query(file, "SELECT * FROM neighbor_edges ORDER BY 1, 2");
        store.neighbors().rebuild(NeighborOptions.DEFAULT, Optional.empty());
        assertThat(edges).hasSize(2).isEqualTo(query(file, "SELECT * FROM neighbor_edges ORDER BY 1, 2"));
        assertThat(store.schema().plan(MigrationOptions.DEFAULT)).isEmpty();
        assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query(file, "SELECT count(*) FROM pragma_table_info('observers') WHERE name = 'rowid'"))
                .containsExactly(variant == Variant.OBSERVERS_AUTOINCREMENT ? "1" : "0");
    }

    private static void prepare(Path file, MeshStore store, Variant variant) throws Exception {
        switch (variant) {
            case OURS -> {}
            case WITHOUT_TABLES_OF_OURS -> {
                store.schema().detach();
                execute(file, "DELETE FROM _migrations WHERE name LIKE 'meshcore%' OR name LIKE 'transport%'");
                execute(file, "DELETE FROM _async_migrations");
            }
            case OBSERVERS_AUTOINCREMENT ->
                store.schema().migrate(new MigrationOptions(false, Optional.empty(), true), MigrationProgress.NONE);
            case WITHOUT_DEDUP_INDEX -> {
                // Its upsert names the index, so that it makes it itself; but not on each start.
                execute(file, "DROP INDEX idx_observations_dedup");
            }
        }
    }

    /** One run of ours: start, migration behind it, a batch, the graph. */
    private static void ours(Path file, int round) throws Exception {
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            store.schema().migrate(MigrationProgress.NONE);
            List<Observation> batch = new ArrayList<>();
            for (int i = 0; i < PACKETS; i++) {
                batch.add(packet(round, i));
            }
            assertThat(store.writer().write(batch).rejected()).isEmpty();
            store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
        }
    }

    /** An advert of the one node, without hops. */
    private static Observation packet(int round, int number) {
        int time = round * 1000 + number;
        String frame = "1100" + Observations.NODE + String.format(Locale.ROOT, "%08x", time) + "00".repeat(64) + "01";
        return Observations.observation()
                .frame(frame)
                .by(OBSERVERS.get(0), "", "FRA")
                .at(Observations.NOON.plusSeconds(time))
                .direction("rx")
                .advert("Node", "companion", null)
                .build();
    }
}
