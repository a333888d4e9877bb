package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.graph.PageSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of {@code --format html}. */
final class PageOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--analyzer-url",
            paramLabel = "URL",
            description = "HTML: link each node to its page in this analyzer; {key} stands for the public key (default:"
                    + " URL/#/nodes/{key}).")
    private @Nullable String analyzer;

    @Option(
            names = "--tiles",
            paramLabel = "URL",
            description = "HTML: load a base map from this tile server, such as"
                    + " https://tile.openstreetmap.org/{z}/{x}/{y}.png. Without it the page makes no request at all.")
    private @Nullable String tiles;

    @Option(
            names = "--tiles-attribution",
            paramLabel = "TEXT",
            description = "HTML: attribution to show for the base map.")
    private @Nullable String attribution;

    PageOptions() {}

    /** The settings; {@code page} says whether a page is wanted. */
    PageSettings settings(boolean page) {
        if (!page && (analyzer != null || tiles != null || attribution != null)) {
            throw wrong("--analyzer-url, --tiles and --tiles-attribution are only for --format html");
        }
        try {
            return PageSettings.parse(analyzer, tiles, attribution);
        } catch (IllegalArgumentException invalid) {
            throw wrong(String.valueOf(invalid.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(command.commandLine(), message);
    }
}
