package io.github.meshcorejvm.store.retention;

/**
 * What was too old.
 *
 * @param nodes moved to {@code inactive_nodes}
 * @param observers marked inactive
 * @param metrics deleted samples
 * @param droppedPackets deleted rows
 * @param transmissions deleted packets
 * @param observations deleted with them
 * @param neighborEdges deleted edges
 * @param clientReceptions deleted receptions
 * @param clientObservers deleted phones
 */
public record RetentionReport(
        long nodes,
        long observers,
        long metrics,
        long droppedPackets,
        long transmissions,
        long observations,
        long neighborEdges,
        long clientReceptions,
        long clientObservers) {

    /** Whether nothing was. */
    public boolean isEmpty() {
        return nodes == 0
                && observers == 0
                && metrics == 0
                && droppedPackets == 0
                && transmissions == 0
                && neighborEdges == 0
                && clientReceptions == 0
                && clientObservers == 0;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "nodes moved to inactive " + nodes + ", observers marked inactive " + observers + ", deleted: metrics "
                + metrics + ", dropped packets " + droppedPackets + ", transmissions " + transmissions
                + ", observations " + observations + ", neighbor edges " + neighborEdges + ", client receptions "
                + clientReceptions + ", client observers " + clientObservers;
    }
}
