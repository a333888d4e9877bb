package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that people wait for load what they need and nothing else: no parts of other commands, nothing that is slow to set up. */
class ShortCommandClassesTest {

    private static final String ADVERT =
            "110160958EEFE251FF61D7E6E8E5C278B672A3EB164B896833F3C882FA5EE3FF3C28980081E66A7537DB570989B62E59FE18BF050CFA6D3A8A1ACEEC53E9825726F57"
                    + "F4CAF60F57526D6861A231EC55B72C37489CF713AADE84810F6B61704280E0B084A1F720092EC0F1903AA6E7C004261726E2037";

    /** Logging, database, brokers, JSON trees, and annotations, whose reading makes classes at run time. */
    private static final List<String> SLOW = List.of(
            "org.slf4j.",
            "ch.qos.logback.",
            "com.google.gson.",
            "org.sqlite.",
            "org.postgresql.",
            "org.eclipse.paho.",
            "org.bouncycastle.",
            "io.prometheus.",
            "sun.reflect.annotation.AnnotationInvocationHandler",
            "jdk.proxy");

    @TempDir
    Path folder;

    @Test
    void decodingOnePacketLoadsOneCommandAndNoLibraryButTheParser() throws Exception {
        List<String> loaded = loadedBy("decode", ADVERT);

        assertThat(loaded).contains("io.github.meshcorejvm.cli.decode.DecodeCommand");
        assertThat(loaded).filteredOn(ShortCommandClassesTest::isCommand).hasSize(2);
        assertThat(loaded).doesNotContain("java.util.Formatter", "java.math.MutableBigInteger");
        assertNothingSlow(loaded);
    }

    @Test
    void theListOfCommandsLoadsTheOneThatListsThem() throws Exception {
        List<String> loaded = loadedBy("--help");

        assertThat(loaded)
                .filteredOn(ShortCommandClassesTest::isCommand)
                .containsExactlyInAnyOrder(
                        "io.github.meshcorejvm.cli.MeshCoreCommand", "io.github.meshcorejvm.cli.HelpCommand");
        assertThat(loaded).doesNotContain("java.text.BreakIterator");
        assertNothingSlow(loaded);
    }

    @Test
    void theVersionNeedsNoParser() throws Exception {
        List<String> loaded = loadedBy("--version");

        assertThat(loaded).noneMatch(name -> name.startsWith("picocli.CommandLine$Model"));
        assertNothingSlow(loaded);
    }

    private static boolean isCommand(String name) {
        return name.startsWith("io.github.meshcorejvm.cli.")
                && name.endsWith("Command")
                && !name.endsWith(".Subcommand");
    }

    private static void assertNothingSlow(List<String> loaded) {
        assertThat(loaded)
                .filteredOn(name -> SLOW.stream().anyMatch(name::startsWith))
                .isEmpty();
    }

    private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(MeshcoreProcess.command(List.of(), arguments));
        command.add(1, "-Xlog:class+load:file=" + log + ":none");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, command, Map.of())) {
            assertThat(meshcore.process().waitFor()).as(meshcore.log()).isZero();
        }
        // Lines such as "picocli.CommandLine source: jar:...".
        return Files.readAllLines(log).stream().map(line -> line.split(" ")[0]).toList();
    }
}
