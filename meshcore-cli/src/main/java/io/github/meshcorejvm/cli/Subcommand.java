package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.channel.ChannelCommand;
import io.github.meshcorejvm.cli.command.BackfillCommand;
import io.github.meshcorejvm.cli.command.BackupCommand;
import io.github.meshcorejvm.cli.command.BuildNeighborsCommand;
import io.github.meshcorejvm.cli.command.CopyCommand;
import io.github.meshcorejvm.cli.command.HealthCommand;
import io.github.meshcorejvm.cli.command.IngestCommand;
import io.github.meshcorejvm.cli.command.MaintainCommand;
import io.github.meshcorejvm.cli.command.MigrateCommand;
import io.github.meshcorejvm.cli.command.NeighborsCommand;
import io.github.meshcorejvm.cli.completion.CompletionCommand;
import io.github.meshcorejvm.cli.decode.DecodeCommand;
import io.github.meshcorejvm.cli.encode.EncodeCommand;
import io.github.meshcorejvm.cli.encode.KeyCommand;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/**
 * The subcommands, in the order of the help. To build one takes picocli longer than to decode a thousand packets, so only
 * the one that is asked for is built, and all of them only where the help lists them.
 */
enum Subcommand {
    INGEST(IngestCommand::new),
    DECODE(DecodeCommand::new),
    ENCODE(EncodeCommand::new),
    KEY(KeyCommand::new),
    CHANNEL(ChannelCommand::new),
    BUILD_NEIGHBORS(BuildNeighborsCommand::new),
    NEIGHBORS(NeighborsCommand::new),
    BACKFILL(BackfillCommand::new),
    MAINTAIN(MaintainCommand::new),
    MIGRATE(MigrateCommand::new),
    BACKUP(BackupCommand::new),
    COPY(CopyCommand::new),
    HEALTH(HealthCommand::new),
    COMPLETION(CompletionCommand::new),
    HELP(HelpCommand::new);

    private final Supplier<Object> command;

    Subcommand(Supplier<Object> command) {
        this.command = command;
    }

    /** The name on the command line. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it speaks of all commands, which must be there then. */
    private boolean listsOthers() {
        return this == HELP || this == COMPLETION;
    }

    /** A new object of the command's class, for picocli. */
    Object create() {
        return command.get();
    }

    /** What these arguments may need: the command that they begin with, none for the version, else all. */
    static Set<Subcommand> neededFor(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("--version") || first.equals("-V")) {
            return EnumSet.noneOf(Subcommand.class);
        }
        for (Subcommand subcommand : values()) {
            if (!subcommand.listsOthers() && subcommand.text().equals(first)) {
                return EnumSet.of(subcommand);
            }
        }
        return EnumSet.allOf(Subcommand.class);
    }
}
