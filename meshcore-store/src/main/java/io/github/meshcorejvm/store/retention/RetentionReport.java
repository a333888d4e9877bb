package io.github.meshcorejvm.store.retention;

import java.util.Objects;

/**
 * The rows that were too old.
 *
 * @param nodes moved to {@code inactive_nodes}
 * @param observers marked inactive
 * @param purgedObservers deleted observers
 * @param metrics deleted samples
 * @param droppedPackets deleted rows
 * @param transmissions deleted packets
 * @param observations deleted with them
 * @param neighborEdges deleted edges
 * @param clients deleted rows of phone reports
 */
public record RetentionReport(
        long nodes,
        long observers,
        long purgedObservers,
        long metrics,
        long droppedPackets,
        long transmissions,
        long observations,
        long neighborEdges,
        Clients clients) {

    /**
     * Deleted rows of phone reports.
     *
     * @param receptions nodes that they heard
     * @param phones the phones themselves
     * @param observations packets that they heard
     * @param rfSamples states of their radios
     * @param regionAnswers regions that repeaters declared to them
     */
    public record Clients(long receptions, long phones, long observations, long rfSamples, long regionAnswers) {

        long sum() {
            return receptions + phones + observations + rfSamples + regionAnswers;
        }
    }

    /** Refuses null. */
    public RetentionReport {
        Objects.requireNonNull(clients, "clients");
    }

    /** Whether no row was too old. */
    public boolean isEmpty() {
        return nodes
                        + observers
                        + purgedObservers
                        + metrics
                        + droppedPackets
                        + transmissions
                        + neighborEdges
                        + clients.sum()
                == 0;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "nodes moved to inactive " + nodes + ", observers marked inactive " + observers + ", deleted: metrics "
                + metrics + ", dropped packets " + droppedPackets + ", transmissions " + transmissions
                + ", observations " + observations + ", neighbor edges " + neighborEdges + ", client receptions "
                + clients.receptions + ", client observers " + clients.phones + ", client observations "
                + clients.observations + ", RF samples " + clients.rfSamples + ", region answers "
                + clients.regionAnswers + ", observers " + purgedObservers;
    }
}
