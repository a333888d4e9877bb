package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long time in a short one: traffic as fast as ingest takes it, through a real broker, with the heap of 128 MB that the
 * launcher gives. Nothing is dropped; every ten seconds a line tells rate and memory. Little as part of the build; what a
 * busy mesh brings in a day is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=EnduranceTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine=-Dproof.endurance=5000000</pre>
 */
class EnduranceTest {

    private static final long MESSAGES = Long.getLong("proof.endurance", 20_000);
    private static final long LONG_RUN = 500_000;
    /** Of what it published; more would measure the broker's queue. */
    private static final long MAX_AHEAD = 20_000;

    private static final long SAMPLE_NANOS = 10_000_000_000L;

    @TempDir
    Path folder;

    private long sampledNanos;
    private long sampledWritten;

    @Test
    void dropsNothingAndStaysAsFastAndAsSmallAsItWas() throws Exception {
        Path database = folder.resolve("mesh.db");
        MeshTraffic traffic = new MeshTraffic();
        try (IngestStation station = new IngestStation(folder);
                FastPublisher publisher = new FastPublisher(station.broker);
                MeshcoreProcess meshcore = station.ingest(database)) {
            long begun = System.nanoTime();
            sampledNanos = begun;
            long[] tenths = new long[11];
            int tenth = 0;
            for (long n = 0; n < MESSAGES; n++) {
                MeshTraffic.Message message = traffic.next();
                publisher.publish(message.topic(), message.body());
                if (n % 1_000 == 999) {
                    long written = awaitAtLeast(n - MAX_AHEAD, meshcore, begun);
                    for (; tenth < 10 && written >= MESSAGES * tenth / 10; tenth++) {
                        tenths[tenth] = System.nanoTime();
                    }
                }
            }
            publisher.finish();
            awaitAtLeast(MESSAGES, meshcore, begun);
            for (; tenth <= 10; tenth++) {
                tenths[tenth] = System.nanoTime();
            }
            tell(meshcore, begun, MESSAGES);
            // Of a short run, statistics once a second say nothing of its tenths.
            if (MESSAGES >= LONG_RUN) {
                System.out.printf(
                        Locale.ROOT,
                        "%d messages in %.1f s; the first tenth %.0f/s, the last tenth %.0f/s; at most %d MB%n",
                        MESSAGES,
                        (tenths[10] - begun) / 1e9,
                        MESSAGES / 10 * 1e9 / (tenths[1] - tenths[0]),
                        MESSAGES / 10 * 1e9 / (tenths[10] - tenths[9]),
                        meshcore.peakMegabytes());
            }
            assertThat(meshcore.peakMegabytes()).isLessThan(300);
            assertThat(meshcore.terminate()).isZero();
            assertThat(IngestStation.troubles(meshcore)).isEmpty();
        }
        assertThat(Database.count(database, "observations")).isEqualTo(MESSAGES);
        assertThat(Database.count(database, "transmissions")).isEqualTo((MESSAGES - 1) / MeshTraffic.COPIES + 1);
        assertThat(Database.count(database, "dropped_packets")).isZero();
    }

    private long awaitAtLeast(long min, MeshcoreProcess meshcore, long begun) throws Exception {
        long last = -1;
        long changed = System.nanoTime();
        while (true) {
            long written = written();
            if (System.nanoTime() - sampledNanos > SAMPLE_NANOS) {
                tell(meshcore, begun, written);
            }
            if (written >= min) {
                return written;
            }
            if (written != last) {
                last = written;
                changed = System.nanoTime();
            }
            assertThat(System.nanoTime() - changed).as(meshcore.log()).isLessThan(60_000_000_000L);
            Thread.sleep(100);
        }
    }

    private void tell(MeshcoreProcess meshcore, long begun, long written) throws IOException {
        long now = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%6.0f s %9d messages %7.0f/s %4d MB, database %5d MB%n",
                (now - begun) / 1e9,
                written,
                (written - sampledWritten) * 1e9 / (now - sampledNanos),
                meshcore.megabytes(),
                Files.size(folder.resolve("mesh.db")) >> 20);
        sampledNanos = now;
        sampledWritten = written;
    }

    /** How many messages the program says it has written; 0 when it has not told yet. */
    private long written() {
        try {
            JsonObject stats = JsonParser.parseString(Files.readString(folder.resolve("stats.json")))
                    .getAsJsonObject();
            assertThat(stats.getAsJsonObject("meshcore")
                            .getAsJsonObject("drops")
                            .size())
                    .as(stats.toString())
                    .isZero();
            return stats.get("obs_inserted").getAsLong();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
