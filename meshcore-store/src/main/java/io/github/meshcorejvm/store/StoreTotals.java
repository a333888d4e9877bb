package io.github.meshcorejvm.store;

/**
 * How much a database holds.
 *
 * @param transmissions distinct packets
 * @param observations packets heard by observers
 * @param nodes active nodes
 * @param observers observers, including inactive ones
 * @param neighborEdges pairs of nodes in direct radio contact
 */
public record StoreTotals(long transmissions, long observations, long nodes, long observers, long neighborEdges) {}
