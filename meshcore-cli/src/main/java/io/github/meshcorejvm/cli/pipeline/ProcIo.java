package io.github.meshcorejvm.cli.pipeline;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What this process reads and writes, according to {@code /proc/self/io}, where it exists. Confined to one thread. */
public final class ProcIo {

    private static final Path FILE = Path.of("/proc/self/io");

    private Map<String, Long> last = Map.of();
    private long lastNanos;

    /** The rates since the last call; none at the first call, so that they never begin with a peak. */
    public Optional<JsonObject> sample() {
        Map<String, Long> now = read();
        long nanos = System.nanoTime();
        double seconds = (nanos - lastNanos) / 1e9;
        Map<String, Long> before = last;
        last = now;
        lastNanos = nanos;
        if (now.isEmpty() || before.isEmpty() || seconds <= 0) {
            return Optional.empty();
        }
        JsonObject io = new JsonObject();
        io.addProperty("readBytesPerSec", rate("read_bytes", before, now, seconds));
        io.addProperty("writeBytesPerSec", rate("write_bytes", before, now, seconds));
        io.addProperty("cancelledWriteBytesPerSec", rate("cancelled_write_bytes", before, now, seconds));
        io.addProperty("syscallsRead", rate("syscr", before, now, seconds));
        io.addProperty("syscallsWrite", rate("syscw", before, now, seconds));
        io.addProperty(
                "sampledAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return Optional.of(io);
    }

    /** The total bytes that this process has written; 0 if the system does not report it. */
    public static long writtenBytes() {
        return read().getOrDefault("wchar", 0L);
    }

    private static long rate(String key, Map<String, Long> before, Map<String, Long> now, double seconds) {
        return Math.max(0, Math.round((now.getOrDefault(key, 0L) - before.getOrDefault(key, 0L)) / seconds));
    }

    private static Map<String, Long> read() {
        Map<String, Long> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    values.put(
                            line.substring(0, colon),
                            Long.parseLong(line.substring(colon + 1).trim()));
                }
            }
        } catch (IOException | NumberFormatException unavailable) {
            return Map.of();
        }
        return values;
    }
}
