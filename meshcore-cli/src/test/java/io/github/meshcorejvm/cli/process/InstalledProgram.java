package io.github.meshcorejvm.cli.process;

import io.github.meshcorejvm.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The program as it is installed: its launcher, and in {@code lib/} jars of its own, which can be replaced. */
final class InstalledProgram {

    private static final Path LAUNCHER = Path.of("..", "meshcore");

    private final Path launcher;
    private final Path jar;
    private final List<Path> jars = new ArrayList<>();

    /** Installs it into {@code folder}. */
    InstalledProgram(Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        launcher = Files.copy(LAUNCHER, folder.resolve("meshcore"));
        List<String> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            Path from = Path.of(entry);
            if (Files.isDirectory(from)) {
                Path jar = lib.resolve("part" + jars.size() + ".jar");
                write(from, jar, 9);
                jars.add(jar);
                classPath.add(jar.getFileName().toString());
            } else {
                // Relative: a class-data archive knows nothing of URLs.
                classPath.add(lib.toRealPath().relativize(from.toRealPath()).toString());
            }
        }
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        jar = lib.toRealPath().resolve("meshcore-cli-0-all.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    /** The jar that its launcher starts. */
    Path jar() {
        return jar;
    }

    /** The command that runs it. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it with options for the JVM, and waits until it listens to the broker of {@code station}. */
    MeshcoreProcess ingest(IngestStation station, Path database, String javaOptions)
            throws IOException, InterruptedException {
        MeshcoreProcess meshcore = start(station, database, javaOptions);
        meshcore.awaitLog("subscribed a");
        return meshcore;
    }

    /** Starts it with options for the JVM. */
    MeshcoreProcess start(IngestStation station, Path database, String javaOptions) throws IOException {
        return new MeshcoreProcess(
                station.folder,
                command("ingest", "--config", station.config.toString(), "--db", database.toString()),
                Map.of(
                        "MESHCORE_JAVA_OPTS",
                        javaOptions,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "MESHCORE_CLASS_ARCHIVE",
                        "off"));
    }

    /** Writes other bytes into its jars, as {@code cp} over a running program does; they are good jars afterwards. */
    void replace() throws IOException {
        for (Path jar : jars) {
            Path unpacked = Files.createTempDirectory(jar.getParent(), "unpacked");
            try (java.nio.file.FileSystem inside = java.nio.file.FileSystems.newFileSystem(jar)) {
                copy(inside.getPath("/"), unpacked);
            }
            write(unpacked, jar, 0);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void write(Path folder, Path jar, int level) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            out.setLevel(level);
            for (Path from : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(from).toString()));
                Files.copy(from, out);
                out.closeEntry();
            }
        }
    }
}
