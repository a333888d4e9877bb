package io.github.meshcorejvm.store.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that is killed at work. */
public final class KilledProcess {

    /** How often tests kill: {@code -Dmeshcore.kills=200}; a few times in the normal build. */
    public static final int KILLS = Integer.getInteger("meshcore.kills", 3);

    /** What a child prints before it begins. */
    public static final String BEGINS = "begins";

    private KilledProcess() {}

    /**
     * Runs a class with a file, and kills it so many milliseconds after it began.
     *
     * @return whether it was still at work
     */
    public static boolean runAndKill(Class<?> main, Path file, int millis) throws IOException, InterruptedException {
        Process process = start(main, file.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            if (!BEGINS.equals(line)) {
                throw new IOException(main + " did not begin, but said: " + line);
            }
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts a class with an argument, such as a file. */
    public static Process start(Class<?> main, String argument) throws IOException {
        return new ProcessBuilder(command(main, argument))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What starts a class with an argument, in a small JVM. */
    static List<String> command(Class<?> main, String argument) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                argument);
    }
}
