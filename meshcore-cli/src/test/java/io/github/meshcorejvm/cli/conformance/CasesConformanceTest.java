package io.github.meshcorejvm.cli.conformance;

import static io.github.meshcorejvm.cli.conformance.CaseRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of traffic that once led an analyzer astray. */
class CasesConformanceTest {

    @TempDir
    Path folder;

    private Path config;
    private Path database;

    @BeforeEach
    void writeConfig() throws IOException {
        config = folder.resolve("config.json");
        database = folder.resolve("case.db");
        Files.writeString(config, "{\"db\": {\"synchronous\": \"normal\"}}");
    }

    private String replay(String name) {
        return Replays.run(SharedFolder.resolve("cases/" + name + ".jsonl"), config, database);
    }

    @Test
    void aLateBrokerDoesNotPutTheOldNameAndPlaceBack() throws SQLException {
        replay("late-broker-reverts");
        assertThat(rows(database, "SELECT name, lat, last_seen, advert_count FROM nodes"))
                .containsExactly("Blue Mountain|44.4|2026-11-20T14:05:10Z|2");
    }

    @Test
    void aReplayedAdvertDoesNotPutTheOldNameBack() throws SQLException {
        replay("mc3265-replayed-advert");
        assertThat(rows(database, "SELECT name, last_seen FROM nodes"))
                .containsExactly("New Name Hill|2026-11-20T14:05:10Z");
    }

    @Test
    void aSharedContactIsAPacketAndNothingElse() throws SQLException {
        replay("fw-share-contact");
        assertThat(rows(database, "SELECT count(*) FROM transmissions")).containsExactly("2");
        assertThat(rows(database, "SELECT name FROM nodes")).containsExactly("Observer Home");
        Replays.buildNeighbors(config, database);
        assertThat(rows(database, "SELECT count(*) FROM neighbor_edges")).containsExactly("0");
    }

    @Test
    void whatOnlyLooksLikeASharedContactIsAHearing() throws SQLException {
        replay("fw-share-control");
        Replays.buildNeighbors(config, database);
        assertThat(rows(database, "SELECT count(*) FROM nodes")).containsExactly("2");
        assertThat(rows(database, "SELECT count(*) FROM neighbor_edges")).containsExactly("1");
    }

    @Test
    void aSharedContactWithARegionIsAHearing() throws SQLException {
        replay("share-control-region");
        Replays.buildNeighbors(config, database);
        assertThat(rows(database, "SELECT count(*) FROM neighbor_edges")).containsExactly("1");
    }

    @Test
    void aNameOfBlanksIsNone() throws SQLException {
        replay("name-blank");
        assertThat(rows(database, "SELECT name FROM nodes")).containsExactly("Good Name");
    }

    @Test
    void zeroSignalWithZeroNoiseIsNoReading() throws SQLException {
        replay("openhop277-zero");
        assertThat(rows(database, "SELECT snr, rssi FROM observations")).containsExactly("null|null");
    }

    @Test
    void aNodeInsideAPolygonBeyondTheDateLineIsNotForeign() throws SQLException {
        config = SharedFolder.resolve("cases/cs912-config.json");
        replay("cs912-geofilter");
        assertThat(rows(database, "SELECT foreign_advert FROM nodes")).containsExactly("0");
    }

    @Test
    void aSlowClockIsNoStaleStatusAndTheFirstIsCounted() throws SQLException {
        assertThat(replay("slow-clock-observer")).contains("stale_status 1");
        assertThat(rows(database, "SELECT battery_mv, firmware FROM observers")).containsExactly("3700|v1.3700");
        assertThat(rows(database, "SELECT battery_mv FROM observer_metrics ORDER BY timestamp"))
                .containsExactly("3900", "3700");
    }
}
