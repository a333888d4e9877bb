package io.github.meshcorejvm.store.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No message makes rows in a file that PostgreSQL cannot hold. */
class HostileTextTest {

    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void textsOfMessagesAreWrittenWithoutTheCharacterThatPostgresCannotStore() throws Exception {
        Path file = folder.resolve("mesh.db");
        Optional<String> hostile = Optional.of("x\0y");
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            store.writer()
                    .write(List.of(
                            new ObserverStatus(
                                    new ObserverRef("ob\0server", hostile, hostile),
                                    true,
                                    TIME,
                                    hostile,
                                    hostile,
                                    hostile,
                                    hostile,
                                    Optional.empty(),
                                    ObserverReadings.NONE),
                            new RegionAnswer(
                                    new ClientStamp("a\0a", TIME, TIME),
                                    Optional.empty(),
                                    "b\0b",
                                    List.of("#c\0h"),
                                    false,
                                    OptionalLong.empty())));
        }

        String database = PostgresServer.shared().createDatabase();
        assertThat(CopyFixture.toServer(file, database).repairedTexts()).isZero();
        assertThat(CopyFixture.ask(
                        database,
                        "SELECT concat_ws('|', observers.id, name, iata, model, firmware, client_version, radio, target, rx_pubkey,"
                                + " regions_csv) FROM observers, node_declared_regions"))
                .isEqualTo("observer|xy|xy|xy|xy|xy|xy|bb|aa|#ch");
    }
}
