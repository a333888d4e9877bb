package io.github.meshcorejvm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the jar, so that it is written down once, in the POM; the build adds the rest. */
public final class ManifestVersion implements IVersionProvider {

    /** Created by picocli. */
    public ManifestVersion() {}

    /** The version of this program, or {@code development} when it runs from class files. */
    public static String version() {
        String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Whether these arguments only request the version. */
    static boolean isAsked(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }

    /** The versions for a bug report: the program and its commit, Java, SQLite and the other libraries. */
    @Override
    public String[] getVersion() {
        Properties build = build();
        List<String> lines = new ArrayList<>();
        lines.add("meshcore " + version() + " (commit " + build.getProperty("commit") + ")");
        lines.add("Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        lines.addAll(build.getProperty("libraries").lines().toList());
        return lines.toArray(String[]::new);
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream file = ManifestVersion.class.getResourceAsStream("build.properties")) {
            build.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return build;
    }
}
