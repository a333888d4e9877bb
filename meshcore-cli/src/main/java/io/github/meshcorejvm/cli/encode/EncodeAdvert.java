package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppDataBuilder;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Position;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meshcore encode advert}. */
@Command(
        name = "advert",
        description = "A signed advert of a node.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode advert @node.args --name 'Hill 7' --type repeater --lat 47.5 --lon 8.7",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeAdvert extends PacketCommand {

    @Mixin
    private NodeOption node = new NodeOption();

    @Option(names = "--name", paramLabel = "NAME", description = "The node's name.")
    private @Nullable String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = NodeTypeName.class,
            completionCandidates = NodeTypeName.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: chat).")
    private NodeType type = NodeType.CHAT;

    @Option(names = "--lat", paramLabel = "DEGREES", description = "Latitude.")
    private @Nullable Double latitude;

    @Option(names = "--lon", paramLabel = "DEGREES", description = "Longitude.")
    private @Nullable Double longitude;

    @Mixin
    private TimeOption time = new TimeOption();

    /** Created by picocli. */
    EncodeAdvert() {}

    @Override
    Payload payload() {
        AppDataBuilder appData = AppDataBuilder.of(type);
        if (latitude != null && longitude != null) {
            appData.position(Position.ofDegrees(latitude, longitude));
        } else if (latitude != null || longitude != null) {
            throw wrong("--lat and --lon must be given together");
        }
        if (name != null) {
            appData.name(name);
        }
        return Advert.signed(node.keyPair(), time.seconds(), appData.build());
    }
}
