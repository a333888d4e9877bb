package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A synthetic mesh's traffic, and what its generator, which shares no code with this project, knows to be true. */
record SyntheticMesh(Path folder) {

    static final Path CONFIG = Path.of("../testdata/synthetic/config.json");

    Path capture() {
        return folder.resolve("mesh.jsonl");
    }

    Path truth() {
        return folder.resolve("truth.json");
    }

    void generate(String options) throws IOException, InterruptedException {
        Path generator = SharedFolder.resolve("tools/meshgen.mjs");
        boolean node = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        if (!node) {
            SharedFolder.skip("node is not installed");
        }
        List<String> command = new ArrayList<>(List.of("node", generator.toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("--out", capture().toString(), "--truth", truth().toString()));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
