package io.github.meshcorejvm.store.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM whose files must not grow beyond a size: to it, the disk is full. */
public final class LimitedProcess {

    private LimitedProcess() {}

    /**
     * How it ended.
     *
     * @param exitCode 0 if it had room enough
     * @param errors what it wrote to the standard error
     */
    public record End(int exitCode, String errors) {}

    /** Runs a class with a file to its end. */
    public static End run(Class<?> main, Path file, long kibibytes) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + " && exec \"$@\"", "limited"));
        command.addAll(KilledProcess.command(main, file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), errors);
    }
}
