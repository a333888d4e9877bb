package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that has nothing to do sleeps until there is something: nothing is asked for again and again. */
class IdleThreadsTest {

    private static final int SECONDS = 3;
    /** What is due each second, and a little. */
    private static final int MAX_WAKINGS_PER_SECOND = 10;

    /** The JVM's own threads, which it wakes several times a second. */
    private static final List<String> OF_THE_JVM =
            List.of("VM ", "Monitor Deflati", "C1 ", "C2 ", "Sweeper", "Common-Cleaner");

    @TempDir
    Path folder;

    @Test
    void noThreadOfAnIdleIngestPolls() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/task")), "threads are looked up in /proc");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.ingest(folder.resolve("mesh.db"))) {
            // What the start leaves to do is done by then.
            TimeUnit.SECONDS.sleep(SECONDS);
            Map<String, Long> before = wakings(meshcore.process().pid());
            TimeUnit.SECONDS.sleep(SECONDS);
            Map<String, Long> after = wakings(meshcore.process().pid());

            List<String> polling = new ArrayList<>();
            after.forEach((thread, count) -> {
                long perSecond = (count - before.getOrDefault(thread, count)) / SECONDS;
                if (perSecond > MAX_WAKINGS_PER_SECOND) {
                    polling.add(thread + ": " + perSecond + " a second");
                }
            });
            assertThat(after.keySet()).anyMatch(thread -> thread.endsWith("writer"));
            assertThat(polling).isEmpty();
        }
    }

    /** How often each thread has gone to sleep. */
    private static Map<String, Long> wakings(long process) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (Path thread : threads.toList()) {
                String name = Files.readString(thread.resolve("comm")).strip();
                if (OF_THE_JVM.stream().noneMatch(name::startsWith)) {
                    counts.put(thread.getFileName() + " " + name, switches(thread));
                }
            }
        }
        return counts;
    }

    private static long switches(Path thread) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }
}
