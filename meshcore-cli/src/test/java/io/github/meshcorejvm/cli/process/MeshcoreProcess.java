package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.fail;

import io.github.meshcorejvm.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, as a user runs it. */
public final class MeshcoreProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    /** Starts {@code meshcore} with {@code arguments}; its output goes to a file in {@code folder}. */
    public MeshcoreProcess(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        this(List.of(), folder, environment, arguments);
    }

    /** The same, by way of a command such as {@code prlimit} that becomes the program. */
    public MeshcoreProcess(List<String> launcher, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        this(folder, command(launcher, arguments), environment);
    }

    /** Starts the program by {@code command}. */
    MeshcoreProcess(Path folder, List<String> command, Map<String, String> environment) throws IOException {
        log = Files.createTempFile(folder, "meshcore-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(List.of("DB_PATH", "MQTT_BROKER", "MQTT_TOPIC", "CHANNEL_KEYS_PATH"));
        builder.environment()
                .put("CORESCOPE_INGESTOR_STATS", folder.resolve("stats.json").toString());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    static List<String> command(List<String> launcher, String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // The locale of the test's own JVM.
                "-Duser.language=" + System.getProperty("user.language"),
                "-Duser.country=" + System.getProperty("user.country", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What it has written so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Waits until its output holds {@code text}. */
    public void awaitLog(String text) throws IOException, InterruptedException {
        awaitLog(text, 1, 20);
    }

    /** Waits until its output holds {@code text} at least so many times. */
    public void awaitLog(String text, int times, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (log().split(java.util.regex.Pattern.quote(text), -1).length <= times) {
            if (System.nanoTime() > end || !process.isAlive()) {
                fail("no \"" + text + "\" in: " + log());
            }
            Thread.sleep(50);
        }
    }

    /** Waits for something; fails with the output when it does not come. */
    public void await(String what, int seconds, BooleanSupplier condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what + ": " + log());
            }
            Thread.sleep(50);
        }
    }

    /** The most memory that it has had so far, in MB; 0 where the system does not tell. */
    public long peakMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    /** The memory that it has, in MB; 0 where the system does not tell. */
    public long megabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    private long megabytes(String field) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** Sends it a signal such as {@code HUP}. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            fail("kill -" + name + " failed");
        }
    }

    /** Sends SIGTERM and returns the exit status. */
    public int terminate() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(12, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            fail("did not end within 12 s: " + log());
        }
        return process.exitValue();
    }

    /** Ends it without a chance to do anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
