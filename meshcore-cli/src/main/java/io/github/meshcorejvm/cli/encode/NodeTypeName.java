package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.Choice;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.util.Locale;

/** The name of a type that nodes have; the others are reserved. */
final class NodeTypeName extends Choice<NodeType> {

    private static final NodeType[] IN_USE = {NodeType.CHAT, NodeType.REPEATER, NodeType.ROOM_SERVER, NodeType.SENSOR};

    /** Created by picocli. */
    NodeTypeName() {
        super(IN_USE, type -> type.name().toLowerCase(Locale.ROOT));
    }
}
