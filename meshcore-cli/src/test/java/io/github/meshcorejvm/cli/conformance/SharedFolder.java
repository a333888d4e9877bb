package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder with the contracts, beside the checkout. A clone of the project alone has none: there the tests over it are
 * skipped, and {@code .ci/run} lists them. What is missing in a folder that is there, or not installed, skips a test too;
 * with {@code MESHCORE_TESTS_COMPLETE=true} in the environment that is a failure.
 */
public final class SharedFolder {

    /** By these words {@code .ci/run} knows the tests that a clone without the folder leaves out. */
    private static final String NO_CONTRACTS = "no contracts beside this checkout: ";

    // Tests run in the folder of their module.
    private static final Path FOLDER = Path.of("../../shared").toAbsolutePath().normalize();

    private SharedFolder() {}

    /** The file or folder {@code name} in it. */
    public static Path resolve(String name) {
        Path path = FOLDER.resolve(name);
        if (!Files.isDirectory(FOLDER.resolve("spec"))) {
            abort(NO_CONTRACTS + path + " is missing");
        }
        if (!Files.exists(path)) {
            skip(path + " is missing");
        }
        return path;
    }

    /** Skips a test for want of something, or fails. */
    static void skip(String message) {
        if (isComplete()) {
            fail(message);
        }
        abort(message);
    }

    /** Whether a test that cannot run is a failure. */
    public static boolean isComplete() {
        return Boolean.parseBoolean(System.getenv("MESHCORE_TESTS_COMPLETE"));
    }
}
