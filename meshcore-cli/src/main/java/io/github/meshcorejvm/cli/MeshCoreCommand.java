package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.channel.ChannelCommand;
import io.github.meshcorejvm.cli.command.BackfillCommand;
import io.github.meshcorejvm.cli.command.BuildNeighborsCommand;
import io.github.meshcorejvm.cli.command.CopyCommand;
import io.github.meshcorejvm.cli.command.IngestCommand;
import io.github.meshcorejvm.cli.command.MaintainCommand;
import io.github.meshcorejvm.cli.command.MigrateCommand;
import io.github.meshcorejvm.cli.command.NeighborsCommand;
import io.github.meshcorejvm.cli.decode.DecodeCommand;
import io.github.meshcorejvm.cli.encode.EncodeCommand;
import io.github.meshcorejvm.cli.encode.KeyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command: lists its subcommands and, run alone, prints how to use them. */
@Command(
        name = "meshcore",
        description = "Ingest, decode and analyze MeshCore packets.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IngestCommand.class,
            DecodeCommand.class,
            EncodeCommand.class,
            KeyCommand.class,
            ChannelCommand.class,
            BuildNeighborsCommand.class,
            NeighborsCommand.class,
            BackfillCommand.class,
            MaintainCommand.class,
            MigrateCommand.class,
            CopyCommand.class,
            HelpCommand.class
        })
public final class MeshCoreCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "missing command");
    }
}
