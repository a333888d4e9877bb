package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Chromium without a window. Where it is missing, tests are skipped, unless all of them are asked for. */
final class Chromium {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

    private final Path folder;

    Chromium(Path folder) {
        this.folder = folder;
        if (!Files.isExecutable(EXECUTABLE)) {
            String message = EXECUTABLE + " is missing";
            if (SharedFolder.isComplete()) {
                fail(message);
            }
            abort(message);
        }
    }

    /** The page's elements as they are when its scripts have run, as HTML. */
    String dom(Path page, String... options) throws IOException, InterruptedException {
        return dom(page.toUri(), options);
    }

    /** The same of a page by its address, which may have a fragment. */
    String dom(URI page, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--dump-dom");
        return run(page, arguments);
    }

    /** A picture of the page as PNG. */
    Path picture(Path page, String... options) throws IOException, InterruptedException {
        Path picture = folder.resolve("page.png");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--screenshot=" + picture);
        run(page.toUri(), arguments);
        assertThat(picture).exists();
        return picture;
    }

    /** A browser that runs until it is closed. */
    ChromiumScreen open() throws Exception {
        Path profile = Files.createTempDirectory(folder, "profile-");
        List<String> command = command(profile);
        // Movements end at once.
        command.addAll(List.of("--force-prefers-reduced-motion", "--remote-debugging-port=0", "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.err").toFile())
                .start();
        return new ChromiumScreen(process, profile);
    }

    private static List<String> command(Path profile) {
        return new ArrayList<>(List.of(
                EXECUTABLE.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile));
    }

    private String run(URI page, List<String> options) throws IOException, InterruptedException {
        List<String> command = command(Files.createTempDirectory(folder, "profile-"));
        command.add("--virtual-time-budget=5000");
        command.addAll(options);
        command.add(page.toString());
        Path out = folder.resolve("chromium.out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("chromium.err").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            fail("Chromium did not end within a minute");
        }
        return Files.readString(out);
    }
}
