package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.monitor.StatsFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipes at the names of files that the program makes: opening one would block for ever. */
class PlantedPipesTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeAtTheTemporaryNameOfTheStatsFileIsReplaced() throws Exception {
        Path file = folder.resolve("stats.json");
        mkfifo(folder.resolve(".stats.json." + ProcessHandle.current().pid() + ".tmp"));
        new StatsFile(file).write("{}");
        assertThat(file).hasContent("{}");
    }

    private static void mkfifo(Path pipe) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
