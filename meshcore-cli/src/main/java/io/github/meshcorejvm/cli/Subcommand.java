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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The subcommands, in the order of the help. Building one takes picocli longer than decoding a thousand packets, so only the
 * requested one is built, and for the help only the parts that it shows.
 */
enum Subcommand {
    INGEST(IngestCommand.class, IngestCommand::new),
    DECODE(DecodeCommand.class, DecodeCommand::new),
    ENCODE(EncodeCommand.class, EncodeCommand::new),
    KEY(KeyCommand.class, KeyCommand::new),
    CHANNEL(ChannelCommand.class, ChannelCommand::new),
    BUILD_NEIGHBORS(BuildNeighborsCommand.class, BuildNeighborsCommand::new),
    NEIGHBORS(NeighborsCommand.class, NeighborsCommand::new),
    BACKFILL(BackfillCommand.class, BackfillCommand::new),
    MAINTAIN(MaintainCommand.class, MaintainCommand::new),
    MIGRATE(MigrateCommand.class, MigrateCommand::new),
    BACKUP(BackupCommand.class, BackupCommand::new),
    COPY(CopyCommand.class, CopyCommand::new),
    HEALTH(HealthCommand.class, HealthCommand::new),
    COMPLETION(CompletionCommand.class, CompletionCommand::new),
    HELP(HelpCommand.class, HelpCommand::new);

    private final Class<?> type;
    private final Supplier<Object> command;

    Subcommand(Class<?> type, Supplier<Object> command) {
        this.type = type;
        this.command = command;
    }

    /** The name on the command line. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it describes all commands, which must then exist. */
    private boolean listsOthers() {
        return this == HELP || this == COMPLETION;
    }

    /** A new object of the command's class, for picocli. */
    Object create() {
        return command.get();
    }

    /** Replaces {@link #create()} for the list in the help, which needs no options of the command. */
    Object listing() {
        if (this == HELP) {
            return create();
        }
        Command annotation = type.getAnnotation(Command.class);
        CommandSpec spec = CommandSpec.create().name(text());
        spec.usageMessage().header(annotation.header()).description(annotation.description());
        return spec;
    }

    /** Whether these arguments only request the list of all commands. */
    static boolean areOnlyListed(String... arguments) {
        return arguments.length == 0
                || arguments.length == 1 && List.of("--help", "-h", HELP.text()).contains(arguments[0]);
    }

    /** The commands that these arguments may need: the one that they begin with, else all. */
    static Set<Subcommand> neededFor(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        for (Subcommand subcommand : values()) {
            if (!subcommand.listsOthers() && subcommand.text().equals(first)) {
                return EnumSet.of(subcommand);
            }
        }
        return EnumSet.allOf(Subcommand.class);
    }
}
