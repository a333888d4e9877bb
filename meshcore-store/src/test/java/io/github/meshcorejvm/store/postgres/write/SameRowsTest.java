package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same batches make the same rows, ids included, in a SQLite file and in a PostgreSQL database. */
class SameRowsTest {

    private static final int SEEDS = Integer.getInteger("meshcore.sameRowsSeeds", 6);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

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
        write(records, sizes, file, database, options);
        spellAsOthersDo(file, database);
        write(records, sizes, file, database, options);
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

    private static void write(
            RandomRecords records, Random sizes, Path file, PostgresDatabase database, StoreOptions options) {
        try (MeshStore sqlite = MeshStore.open(file, options);
                MeshStore postgres = MeshStore.open(StoreLocation.parse(database.url()), options)) {
            HopResolver resolver = new NeighborResolver(
                    NodeIndex.of(List.of("00".repeat(32), "01".repeat(32), "0201" + "02".repeat(30))), Adjacency.EMPTY);
            sqlite.writer().resolveWith(resolver);
            postgres.writer().resolveWith(resolver);
            for (int batch = 0; batch < 20; batch++) {
                List<StoreRecord> items = records.next(1 + sizes.nextInt(batch % 3 == 0 ? 3 : 60));
                assertThat(postgres.writer().write(items))
                        .isEqualTo(sqlite.writer().write(items));
            }
        }
    }

    /** Times with another zone, with a fraction, and without a zone: the same times. */
    private static void spellAsOthersDo(Path file, PostgresDatabase database) throws SQLException {
        try (Connection inFile = DriverManager.getConnection("jdbc:sqlite:" + file);
                Connection onServer = database.connect();
                Statement statement = inFile.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, first_seen FROM transmissions WHERE first_seen LIKE '%Z' AND id % 4 > 0")) {
            Map<Long, String> spelled = new TreeMap<>();
            while (row.next()) {
                long id = row.getLong(1);
                LocalDateTime time = LocalDateTime.parse(row.getString(2).replace("Z", ""));
                spelled.put(
                        id,
                        switch ((int) (id % 4)) {
                            case 1 -> SECONDS.format(time.plusHours(5)) + "+05:00";
                            case 2 ->
                                id % 8 == 2
                                        ? SECONDS.format(time.minusMinutes(90)) + ".25-01:30"
                                        : SECONDS.format(time.minusHours(14)) + "-14:00";
                            default -> SECONDS.format(time).replace('T', ' ');
                        });
            }
            for (Connection connection : List.of(inFile, onServer)) {
                for (Map.Entry<Long, String> each : spelled.entrySet()) {
                    try (PreparedStatement update =
                            connection.prepareStatement("UPDATE transmissions SET first_seen = ? WHERE id = ?")) {
                        update.setString(1, each.getValue());
                        update.setLong(2, each.getKey());
                        assertThat(update.executeUpdate()).isEqualTo(1);
                    }
                }
            }
        }
    }
}
