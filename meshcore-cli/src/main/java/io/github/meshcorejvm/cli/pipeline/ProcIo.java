package io.github.meshcorejvm.cli.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** What happened a second: bytes of the storage, and calls of the system. */
    public record Rates(
            long readBytes,
            long writeBytes,
            long cancelledWriteBytes,
            long readCalls,
            long writeCalls,
            Instant sampledAt) {}

    /** The rates since the last call; none at the first call, so that they never begin with a peak. */
    public Optional<Rates> sample() {
        Map<String, Long> now = read();
        long nanos = System.nanoTime();
        double seconds = (nanos - lastNanos) / 1e9;
        Map<String, Long> before = last;
        last = now;
        lastNanos = nanos;
        if (now.isEmpty() || before.isEmpty() || seconds <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Rates(
                rate("read_bytes", before, now, seconds),
                rate("write_bytes", before, now, seconds),
                rate("cancelled_write_bytes", before, now, seconds),
                rate("syscr", before, now, seconds),
                rate("syscw", before, now, seconds),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
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
            String text = Files.readString(FILE, StandardCharsets.ISO_8859_1);
            int begin = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
                int colon = text.indexOf(": ", begin);
                values.put(text.substring(begin, colon), Long.parseLong(text, colon + 2, end, 10));
                begin = end + 1;
            }
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unavailable) {
            return Map.of();
        }
        return values;
    }
}
