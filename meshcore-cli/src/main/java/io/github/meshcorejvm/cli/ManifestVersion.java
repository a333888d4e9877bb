package io.github.meshcorejvm.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the jar, so that it is written down once, in the POM. */
public final class ManifestVersion implements IVersionProvider {

    /** Made by picocli. */
    public ManifestVersion() {}

    /** The version of this program, or {@code development} when it runs from class files. */
    public static String version() {
        String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"meshcore " + version()};
    }
}
