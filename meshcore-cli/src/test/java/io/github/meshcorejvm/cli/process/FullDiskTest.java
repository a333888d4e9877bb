package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk takes nothing more: ingest keeps what comes, acknowledges nothing, and resumes by itself when there is room.
 * For some seconds as part of the build; for a minute with
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=FullDiskTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine=-Dproof.sickSeconds=60</pre>
 */
class FullDiskTest {

    private static final int SECONDS = Integer.getInteger("proof.sickSeconds", 2);
    private static final int FEW = 1_000;
    private static final int MESSAGES = 5_000;

    @TempDir
    Path folder;

    /** A way of filling a disk. */
    enum Fullness {
        /** The process may make files no longer than that: works everywhere on Linux, and answers as a sick disk does. */
        FILE_SIZE_LIMIT,
        /** A small file system in a namespace of the process: needs rights that not every machine gives. */
        SMALL_FILE_SYSTEM
    }

    static List<Fullness> fullnesses() throws IOException, InterruptedException {
        List<Fullness> possible = new ArrayList<>();
        if (succeeds("prlimit", "--version")) {
            possible.add(Fullness.FILE_SIZE_LIMIT);
        }
        if (succeeds("unshare", "-m", "mount", "-t", "tmpfs", "none", System.getProperty("java.io.tmpdir"))) {
            possible.add(Fullness.SMALL_FILE_SYSTEM);
        }
        return possible;
    }

    @ParameterizedTest
    @MethodSource("fullnesses")
    void losesNothingAndLogsAFewLines(Fullness fullness) throws Exception {
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = start(station, fullness)) {
            meshcore.awaitLog("subscribed a");
            Path database = seenFromHere(meshcore, fullness);
            station.publisher.publishSynthetic(0, FEW);
            meshcore.await("the first rows", 30, () -> rows(database) == FEW);
            fill(meshcore, fullness, database);
            station.publisher.publishSynthetic(FEW, MESSAGES);
            meshcore.awaitLog("write failed, retrying");
            Thread.sleep(SECONDS * 1_000L);
            assertThat(rows(database)).isLessThan(MESSAGES);
            makeRoom(meshcore, fullness, database);
            meshcore.await("all rows", 60, () -> rows(database) == MESSAGES);
            Path copy = copy(database);
            assertThat(Database.count(copy, "transmissions")).isEqualTo(MESSAGES);
            assertThat(Database.number(copy, "SELECT sum(packet_count) FROM observers"))
                    .isEqualTo(MESSAGES);
            assertThat(Database.number(
                            copy, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"))
                    .isZero();
            assertThat(meshcore.peakMegabytes()).isLessThan(300);
            assertThat(meshcore.terminate()).isZero();
            assertThat(IngestStation.troubles(meshcore)).hasSizeLessThanOrEqualTo(4 + SECONDS / 60);
        }
    }

    private long rows(Path database) {
        try {
            return Database.count(copy(database), "observations");
        } catch (IOException changing) {
            return -1;
        }
    }

    /** A copy in the namespace of this process: SQLite would look for the original by its name. */
    private Path copy(Path database) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Files.deleteIfExists(copies.resolve("mesh.db-shm"));
        for (String name : List.of("mesh.db", "mesh.db-wal")) {
            Files.copy(database.resolveSibling(name), copies.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return copies.resolve("mesh.db");
    }

    private MeshcoreProcess start(IngestStation station, Fullness fullness) throws IOException {
        if (fullness == Fullness.FILE_SIZE_LIMIT) {
            return station.start(folder.resolve("mesh.db"));
        }
        Path small = Files.createDirectories(folder.resolve("small"));
        return station.start(
                small.resolve("mesh.db"),
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=48m none " + small + " && exec \"$@\"",
                "sh");
    }

    private Path seenFromHere(MeshcoreProcess meshcore, Fullness fullness) {
        return fullness == Fullness.FILE_SIZE_LIMIT
                ? folder.resolve("mesh.db")
                : Path.of("/proc/" + meshcore.process().pid() + "/root" + folder.resolve("small/mesh.db"));
    }

    private static void fill(MeshcoreProcess meshcore, Fullness fullness, Path database) throws Exception {
        if (fullness == Fullness.FILE_SIZE_LIMIT) {
            long size = Files.size(database.resolveSibling("mesh.db-wal"));
            limit(meshcore, Long.toString(size + 4096));
            return;
        }
        try (SeekableByteChannel ballast = Files.newByteChannel(
                database.resolveSibling("ballast"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                ballast.write(ByteBuffer.allocate(4096));
            }
        } catch (IOException full) {
            // That was the aim.
        }
    }

    private static void makeRoom(MeshcoreProcess meshcore, Fullness fullness, Path database) throws Exception {
        if (fullness == Fullness.FILE_SIZE_LIMIT) {
            limit(meshcore, "unlimited");
        } else {
            Files.delete(database.resolveSibling("ballast"));
        }
    }

    private static void limit(MeshcoreProcess meshcore, String bytes) throws IOException, InterruptedException {
        String pid = Long.toString(meshcore.process().pid());
        assertThat(succeeds("prlimit", "--pid", pid, "--fsize=" + bytes + ":")).isTrue();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
