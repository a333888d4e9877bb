package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.decode.input.InputBytes;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.payload.Payload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meshcore encode request}. */
@Command(
        name = "request",
        description = "An encrypted request of one node to another.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode request @keys.args --type 1",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeRequest extends PacketCommand {

    private static final int MAX_TYPE = 255;
    /** What the timestamp and the type leave of the content of one packet. */
    private static final int MAX_DATA = 162;

    @Mixin
    private NodeOption node = new NodeOption();

    @Mixin
    private PeerOption peer = new PeerOption();

    @Option(
            names = "--type",
            paramLabel = "N",
            required = true,
            description = "1 status, 2 keep-alive, 3 telemetry, 4 min/max/avg, 5 access list, 6 neighbours, 7 owner.")
    private int type;

    @Option(
            names = "--data",
            paramLabel = "HEX",
            defaultValue = "",
            description = "The parameters, at most " + MAX_DATA + " bytes.")
    private String data = "";

    @Mixin
    private TimeOption time = new TimeOption();

    /** Created by picocli. */
    EncodeRequest() {}

    @Override
    Payload payload() {
        if (type < 0 || type > MAX_TYPE) {
            throw wrong("--type must be 0..255 but was " + type);
        }
        return NodePair.of(node.keyPair(), peer.key()).encrypt(new RequestContent(time.seconds(), type, parameters()));
    }

    private Bytes parameters() {
        Bytes bytes;
        try {
            bytes = Bytes.ofHex(InputBytes.digits(data));
        } catch (IllegalArgumentException e) {
            throw wrong("--data must be hex, two digits a byte (value not shown)");
        }
        if (bytes.size() > MAX_DATA) {
            throw wrong("--data must be at most " + MAX_DATA + " bytes, but is " + bytes.size());
        }
        return bytes;
    }
}
