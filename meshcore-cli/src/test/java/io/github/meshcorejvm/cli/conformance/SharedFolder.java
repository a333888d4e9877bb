package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder with the contracts, beside the checkout. Where it is missing, the tests over it are skipped; with
 * {@code MESHCORE_TESTS_COMPLETE=true} in the environment that is a failure.
 */
public final class SharedFolder {

    private SharedFolder() {}

    /** The file or folder {@code name} in it. */
    public static Path resolve(String name) {
        // Tests run in the folder of their module.
        Path path = Path.of("../../shared").resolve(name).toAbsolutePath().normalize();
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
