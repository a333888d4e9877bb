package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.graph.rules.EdgeRules;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.graph.rules.PathEnds;
import io.github.meshcorejvm.store.graph.rules.SenderKey;
import org.jspecify.annotations.Nullable;

/**
 * Derives the edges of one observation from its columns, among the nodes of a build, without a JSON parser. A cursor that is set
 * to one observation after the other; not thread-safe.
 */
public final class ObservedEdges {

    private final NodePlaces nodes;
    private final EdgeRules rules;
    private final PathEnds path = new PathEnds();
    private final SenderKey senderKey = new SenderKey();

    /** Hops of fewer bytes than {@code minHopBytes} give no edge. */
    public ObservedEdges(NodePlaces nodes, int minHopBytes) {
        this.nodes = nodes;
        this.rules = new EdgeRules(nodes.index(), minHopBytes);
    }

    /** Sets the path to {@code path_json} as UTF-8. */
    public void setPath(byte[] json) {
        path.set(json);
    }

    /** Sets the path of a row without one: unknown, unless the packet itself shows it. */
    public void setPathOf(@Nullable String rawHex) {
        path.setEmpty();
        if (rawHex == null || rawHex.isEmpty()) {
            return;
        }
        try {
            Packet packet = Packet.decode(Bytes.ofHex(rawHex));
            if (packet.payloadType() != PayloadType.TRACE) {
                path.set(packet.path());
            }
        } catch (PacketFormatException | IllegalArgumentException undecodable) {
            // Then there is no information about hops.
        }
    }

    /** The place of an advert's sender: of {@code from_pubkey}, or where that is empty of {@code decoded_json}. */
    public int sender(String fromPubkey, String decodedJson) {
        return (fromPubkey.isEmpty() ? senderKey.of(decodedJson) : NodeKeys.normalize(fromPubkey))
                .map(nodes::place)
                .orElse(EdgeRules.NO_NODE);
    }

    /** The place of an observer. */
    public int observer(@Nullable String id) {
        return id == null
                ? EdgeRules.NO_NODE
                : NodeKeys.normalize(id).map(nodes::place).orElse(EdgeRules.NO_NODE);
    }

    /**
     * Sets the rest.
     *
     * @return the edges of the observation
     */
    public EdgeRules of(int sender, int observer) {
        rules.set(path, sender, observer);
        return rules;
    }

    /** Whether the path has no hops. */
    public boolean hasNoHops() {
        return path.isEmpty();
    }
}
