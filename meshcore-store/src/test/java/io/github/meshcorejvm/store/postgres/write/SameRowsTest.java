package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.Adjacency;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NodeIndex;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same batches make the same rows, ids included, in a SQLite file and in a PostgreSQL database. */
class SameRowsTest {

    private static final int SEEDS = Integer.getInteger("meshcore.sameRowsSeeds", 6);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sameBatchesMakeTheSameRows(long seed) throws Exception {
        StoreOptions options = StoreOptions.DEFAULT.withClock(Clock.fixed(RandomRecords.NOW, ZoneOffset.UTC));
        // The last in a schema of another name, which nothing may take for granted.
        PostgresDatabase database =
                PostgresDatabase.create(PostgresServer.shared(), seed == SEEDS ? "other" : "public");
        Path file = folder.resolve("mesh.db");
        Random sizes = new Random(seed);
        RandomRecords records = new RandomRecords(seed);
        try (MeshStore sqlite = MeshStore.open(file, options);
                MeshStore postgres = MeshStore.open(StoreLocation.parse(database.url()), options)) {
            HopResolver resolver = new HopResolver(
                    NodeIndex.of(List.of("00".repeat(32), "01".repeat(32), "0201" + "02".repeat(30))), Adjacency.EMPTY);
            sqlite.writer().resolveWith(resolver);
            postgres.writer().resolveWith(resolver);
            for (int batch = 0; batch < 30; batch++) {
                List<StoreRecord> items = records.next(1 + sizes.nextInt(batch % 3 == 0 ? 3 : 60));
                assertThat(postgres.writer().write(items))
                        .isEqualTo(sqlite.writer().write(items));
            }
        }
        try (Connection connection = database.connect()) {
            Map<String, List<String>> columns = TablesOfBoth.columns(connection);
            Map<String, List<String>> expected = TablesOfBoth.of(file, columns);
            Map<String, List<String>> actual = TablesOfBoth.of(connection, columns);
            for (String table : columns.keySet()) {
                assertThat(actual.get(table)).as(table).containsExactlyElementsOf(expected.get(table));
            }
            assertThat(actual).hasSize(16);
            assertThat(actual.get("observations")).isNotEmpty();
        }
    }
}
