package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.payload.Payload;
import org.jspecify.annotations.Nullable;
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

    private static final int MAX_ATTEMPT = 255;

    @Mixin
    private NodeOption node = new NodeOption();

    @Mixin
    private PeerOption peer = new PeerOption();

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "At most 160 bytes of UTF-8.")
    private String text = "";

    @Option(names = "--attempt", paramLabel = "N", description = "0 (default) for the first attempt, up to 255.")
    private @Nullable Integer attempt;

    @Option(names = "--command", description = "The text is a command for a repeater or room server.")
    private boolean command;

    @Mixin
    private TimeOption time = new TimeOption();

    /** Created by picocli. */
    EncodeText() {}

    @Override
    Payload payload() {
        return NodePair.of(node.keyPair(), peer.key()).encrypt(content());
    }

    private DirectText content() {
        if (command) {
            if (attempt != null) {
                throw wrong("--attempt is only for texts: the packet of a --command has no attempt");
            }
            return DirectText.command(time.seconds(), text);
        }
        int number = attempt == null ? 0 : attempt;
        if (number < 0 || number > MAX_ATTEMPT) {
            throw wrong("--attempt must be 0.." + MAX_ATTEMPT + ", but is " + number);
        }
        return DirectText.plain(time.seconds(), number, text);
    }
}
