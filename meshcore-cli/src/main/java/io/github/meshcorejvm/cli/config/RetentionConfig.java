package io.github.meshcorejvm.cli.config;

import java.util.OptionalInt;

/**
 * How long things are kept, in days of 1 or more; empty = for ever.
 *
 * @param nodeDays until a silent node moves to inactive_nodes
 * @param observerDays until a silent observer is marked inactive
 * @param metricsDays until metrics and dropped packets are deleted
 * @param packetDays until packets are deleted
 * @param clientRxDays until client receptions are deleted
 */
public record RetentionConfig(
        int nodeDays, OptionalInt observerDays, int metricsDays, OptionalInt packetDays, OptionalInt clientRxDays) {}
