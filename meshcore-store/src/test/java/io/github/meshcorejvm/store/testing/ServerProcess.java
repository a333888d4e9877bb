package io.github.meshcorejvm.store.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The processes of a server, known by its data folder. */
final class ServerProcess {

    private ServerProcess() {}

    /** Kills them all at once, as a power cut does. Nothing happens where none runs. */
    static void kill(Path data) throws IOException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElse(null);
        if (postmaster == null) {
            return;
        }
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        awaitExit(postmaster);
        for (ProcessHandle backend : backends) {
            awaitExit(backend);
        }
    }

    /** The command by which the server of this folder was started, in the words of this class. */
    static List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        String options = Files.readAllLines(data.resolve("postmaster.opts")).get(0);
        command.addAll(List.of(options.replace("\"", "").split(" ")));
        return command;
    }

    /** For the server and what it has started; what it starts later takes over its limit. */
    static void limitFiles(Path data, String bytes) throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        for (ProcessHandle process :
                Stream.concat(Stream.of(postmaster), postmaster.children()).toList()) {
            // A session may have ended meanwhile.
            new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":")
                    .start()
                    .waitFor();
        }
    }

    private static void awaitExit(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("process " + process.pid() + " was killed and is still there", e);
        }
    }
}
