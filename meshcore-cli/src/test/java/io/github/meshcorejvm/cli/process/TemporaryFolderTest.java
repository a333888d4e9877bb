package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's library is unpacked where it can be run from, and no file of it stays. */
class TemporaryFolderTest {

    @TempDir
    Path folder;

    @Test
    void aMissingTemporaryFolderIsNoHindrance() throws Exception {
        assertThat(ingest(0, folder.resolve("missing"), Map.of()))
                .contains("observations 1")
                .doesNotContain("Exception");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void whereNoFolderServesOneLineNamesThem() throws Exception {
        String option = "-Dorg.sqlite.tmpdir=" + folder.resolve("none");
        String said = ingest(1, folder, Map.of("JDK_JAVA_OPTIONS", option));
        List<String> lines = said.lines()
                .filter(line -> !line.startsWith("NOTE: Picked up") && !line.contains(" INFO  "))
                .toList();
        assertThat(lines).singleElement().asString().contains("SQLite library", folder + "/none (missing)");
    }

    @Test
    void leftoversOfKilledRunsAreDeletedAndNoneIsLeft() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String name = "sqlite-3.50.0.0-0f1e2d3c-1111-2222-3333-444455556666-libsqlitejdbc.so";
        Path old = Files.writeString(temporary.resolve(name), "");
        Path lock = Files.writeString(temporary.resolve(name + ".lck"), "");
        Path others = Files.writeString(temporary.resolve("sqlite-notes.txt"), "");
        Path fresh = Files.writeString(temporary.resolve(name.replace("0f1e", "0f1f")), "");
        for (Path file : List.of(old, lock, others)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        ingest(0, temporary, Map.of());
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.toString().contains("sqlite")))
                    .containsExactlyInAnyOrder(others, fresh);
        }
    }

    private String ingest(int status, Path temporary, Map<String, String> environment) throws Exception {
        Path replay = Files.writeString(folder.resolve("in.jsonl"), HostLocaleTest.MESSAGE);
        Path config = Files.writeString(folder.resolve("config.json"), "{}");
        Path command = Files.writeString(
                folder.resolve("run.sh"),
                "java=$1; shift; exec \"$java\" -Djava.io.tmpdir='" + temporary + "' \"$@\" ingest --replay '" + replay
                        + "' --config '" + config + "' --db mesh.db\n");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(List.of("sh", command.toString()), folder, environment)) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(status);
            return meshcore.log();
        }
    }
}
