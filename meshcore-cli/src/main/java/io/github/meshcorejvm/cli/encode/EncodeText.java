package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.payload.Payload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meshcore encode text}. */
@Command(
        name = "text",
        description = "An encrypted text from one node to another.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode text @keys.args --text hello",
            "  meshcore encode text @keys.args --text hello --direct --path a3,7f",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeText extends PacketCommand {

    @Mixin
    private NodeOption node = new NodeOption();

    @Mixin
    private PeerOption peer = new PeerOption();

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "At most 160 bytes of UTF-8.")
    private String text = "";

    @Option(names = "--attempt", paramLabel = "N", defaultValue = "0", description = "0 for the first attempt.")
    private int attempt;

    @Option(names = "--command", description = "The text is a command for a repeater or room server.")
    private boolean command;

    @Mixin
    private TimeOption time = new TimeOption();

    /** Created by picocli. */
    EncodeText() {}

    @Override
    Payload payload() {
        DirectText content =
                command ? DirectText.command(time.seconds(), text) : DirectText.plain(time.seconds(), attempt, text);
        return NodePair.of(node.keyPair(), peer.key()).encrypt(content);
    }
}
