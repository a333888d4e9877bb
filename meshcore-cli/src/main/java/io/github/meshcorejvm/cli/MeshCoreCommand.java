package io.github.meshcorejvm.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The top command: lists its subcommands and, run alone, prints how to use them. */
public final class MeshCoreCommand implements Runnable {

    private final CommandOptions options =
            new CommandOptions(this, "meshcore", "Ingest, decode and analyze MeshCore packets.");

    MeshCoreCommand() {
        options.addStandardOptions();
        options.spec().versionProvider(new ManifestVersion()).usageMessage().synopsisSubcommandLabel("COMMAND");
    }

    CommandSpec spec() {
        return options.spec();
    }

    @Override
    public void run() {
        throw options.mistake("missing command");
    }
}
