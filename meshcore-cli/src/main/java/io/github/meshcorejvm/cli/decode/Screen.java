package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.TerminalSize;
import java.util.Map;

/**
 * The device for which output is laid out.
 *
 * @param palette its colours
 * @param columns its width
 */
record Screen(Palette palette, int columns) {

    /** Standard output. */
    static Screen ofStandardOutput(Map<String, String> environment) {
        return new Screen(
                Palette.ofStandardOutput(environment),
                TerminalSize.columns(environment, StandardStream.OUTPUT.isTerminal()));
    }
}
