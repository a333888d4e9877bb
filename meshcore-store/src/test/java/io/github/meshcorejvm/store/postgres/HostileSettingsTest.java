package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose settings change what statements mean, and how the server spells its answers. */
class HostileSettingsTest {

    private static final List<String> SETTINGS = List.of(
            "standard_conforming_strings = off",
            "backslash_quote = off",
            "quote_all_identifiers = on",
            "transform_null_equals = on",
            "array_nulls = off",
            "bytea_output = 'escape'",
            "datestyle = 'German, DMY'",
            "intervalstyle = 'iso_8601'",
            "timezone = 'Asia/Kathmandu'",
            "extra_float_digits = -15",
            "default_transaction_isolation = 'serializable'",
            "default_transaction_deferrable = on",
            "row_security = off",
            "client_encoding = 'LATIN1'");

    private static final RetentionPolicy DAY = new RetentionPolicy(
            Optional.of(Duration.ofDays(1)),
            Optional.of(Duration.ofDays(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofDays(1)),
            Optional.of(Duration.ofDays(1)),
            RetentionPolicy.Clients.FOR_EVER);

    /** A direct text message on a flood route without hops; nobody here can read it. */
    private static final String FRAME = "0900" + "01".repeat(40);

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = StoreEngine.POSTGRESQL.create(folder);
        database.execute(
                "INSERT INTO nodes (public_key, name, last_seen) VALUES ('aa', 'old', '2020-01-01T00:00:00Z')");
        database.execute(
                "INSERT INTO neighbor_edges (node_a, node_b, last_seen) VALUES ('aa', 'bb', '2020-01-01T00:00:00Z')");
        String name = database.query("SELECT current_database()").get(0);
        PostgresServer.shared()
                .execute(
                        name,
                        "postgres",
                        SETTINGS.stream()
                                .map(setting -> "ALTER DATABASE " + name + " SET " + setting)
                                .collect(Collectors.joining("; ")));
    }

    @Test
    void writesAndDeletesTheSameRows() throws Exception {
        try (MeshStore store = MeshStore.open(database.location(), StoreOptions.DEFAULT)) {
            store.writer().write(List.of(textMessage()));
            store.maintenance().prune(DAY);
        }

        assertThat(database.query("SELECT public_key FROM inactive_nodes")).containsExactly("aa");
        assertThat(database.query("SELECT count(*) FROM nodes")).containsExactly("0");
        assertThat(database.query("SELECT count(*) FROM neighbor_edges")).containsExactly("0");
        assertThat(database.query("SELECT raw_hex, first_seen, coalesce(scope_name, '-') FROM transmissions"))
                .containsExactly(FRAME + "|" + NOW + "|-");
    }

    private static Observation textMessage() throws PacketFormatException {
        Bytes frame = Bytes.ofHex(FRAME);
        Interpretation read = new PacketInterpreter(InterpreterSettings.DEFAULT).interpret(Packet.decode(frame));
        return Observation.of((Interpretation.Stored) read, frame, NOW);
    }
}
