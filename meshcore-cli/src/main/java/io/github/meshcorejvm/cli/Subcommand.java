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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The subcommands, in the order of the help. Building one takes picocli longer than decoding a thousand packets, so only the
 * requested one is built, and none for the list of all.
 */
enum Subcommand {
    INGEST(IngestCommand.DESCRIPTION),
    DECODE(DecodeCommand.DESCRIPTION),
    ENCODE(EncodeCommand.DESCRIPTION),
    KEY(KeyCommand.DESCRIPTION),
    CHANNEL(ChannelCommand.DESCRIPTION),
    BUILD_NEIGHBORS(BuildNeighborsCommand.DESCRIPTION),
    NEIGHBORS(NeighborsCommand.DESCRIPTION),
    BACKFILL(BackfillCommand.DESCRIPTION),
    MAINTAIN(MaintainCommand.DESCRIPTION),
    MIGRATE(MigrateCommand.DESCRIPTION),
    BACKUP(BackupCommand.DESCRIPTION),
    COPY(CopyCommand.DESCRIPTION),
    HEALTH(HealthCommand.DESCRIPTION),
    COMPLETION(CompletionCommand.DESCRIPTION),
    HELP(HelpCommand.DESCRIPTION);

    private final String description;

    Subcommand(String description) {
        this.description = description;
    }

    /** The name on the command line. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it describes all commands, which must then exist. */
    private boolean listsOthers() {
        return this == HELP || this == COMPLETION;
    }

    /** The command, for picocli. */
    Object create() {
        return switch (this) {
            case INGEST -> new IngestCommand().spec();
            case DECODE -> new DecodeCommand().spec();
            case ENCODE -> withHelp(new EncodeCommand());
            case KEY -> withHelp(new KeyCommand());
            case CHANNEL -> new ChannelCommand().spec();
            case BUILD_NEIGHBORS -> new BuildNeighborsCommand();
            case NEIGHBORS -> new NeighborsCommand();
            case BACKFILL -> new BackfillCommand();
            case MAINTAIN -> new MaintainCommand();
            case MIGRATE -> new MigrateCommand();
            case BACKUP -> new BackupCommand();
            case COPY -> new CopyCommand();
            case HEALTH -> new HealthCommand();
            case COMPLETION -> new CompletionCommand();
            case HELP -> new HelpCommand(descriptions().keySet()).spec();
        };
    }

    /** Adds {@code help} to a command with commands of its own, as people may ask it too. */
    private static CommandLine withHelp(Object command) {
        CommandLine commandLine = new CommandLine(command, new LateFactory());
        CommandSpec help = new HelpCommand(commandLine.getSubcommands().keySet()).spec();
        help.usageMessage().hidden(true);
        return commandLine.addSubcommand(help.name(), help);
    }

    /** What the commands are for, by their names. */
    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (Subcommand subcommand : values()) {
            descriptions.put(subcommand.text(), subcommand.description);
        }
        return descriptions;
    }

    /** Whether these arguments only request the list of all commands. */
    private static boolean areOnlyListed(String... arguments) {
        return arguments.length == 0
                || arguments.length == 1 && List.of("--help", "-h", HELP.text()).contains(arguments[0]);
    }

    /** The commands that these arguments may run or describe: the one that they begin with, else all. */
    static Set<Subcommand> neededFor(String... arguments) {
        if (areOnlyListed(arguments)) {
            return EnumSet.of(HELP);
        }
        for (Subcommand subcommand : values()) {
            if (!subcommand.listsOthers() && subcommand.text().equals(arguments[0])) {
                return EnumSet.of(subcommand);
            }
        }
        return EnumSet.allOf(Subcommand.class);
    }
}
