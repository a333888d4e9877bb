package io.github.meshcorejvm.cli.config;

import java.util.OptionalInt;

/**
 * How long rows are kept, in days of 1 or more; empty = for ever.
 *
 * @param nodeDays until a silent node moves to inactive_nodes
 * @param observerDays until a silent observer is marked inactive
 * @param observerPurgeDays until an inactive observer that nothing refers to is deleted
 * @param metricsDays until metrics and dropped packets are deleted
 * @param packetDays until packets are deleted
 * @param clients until reports of phones are deleted
 */
public record RetentionConfig(
        int nodeDays,
        OptionalInt observerDays,
        OptionalInt observerPurgeDays,
        int metricsDays,
        OptionalInt packetDays,
        ClientDays clients) {

    private static final int MAX_DAYS = 36_500;
    private static final int DEFAULT_OBSERVER_DAYS = 14;

    /**
     * Retention of reports of phones.
     *
     * @param receptions until client receptions and client observers are deleted
     * @param observations until client observations are
     * @param rfSamples until RF samples are
     * @param regions until region answers are
     */
    public record ClientDays(
            OptionalInt receptions, OptionalInt observations, OptionalInt rfSamples, OptionalInt regions) {}

    static RetentionConfig read(ConfigObject retention) {
        long observerDays = retention.integer("observerDays").orElse(0);
        OptionalInt observers = observerDays < 0
                ? OptionalInt.empty()
                : OptionalInt.of(observerDays == 0 ? DEFAULT_OBSERVER_DAYS : (int) Math.min(observerDays, MAX_DAYS));
        return new RetentionConfig(
                days(retention, "nodeDays", 7),
                observers,
                optionalDays(retention, "observerPurgeDays"),
                days(retention, "metricsDays", 30),
                optionalDays(retention, "packetDays"),
                new ClientDays(
                        optionalDays(retention, "clientRxDays"),
                        optionalDays(retention, "clientRxObsDays"),
                        optionalDays(retention, "clientRfDays"),
                        optionalDays(retention, "clientRegionsDays")));
    }

    private static int days(ConfigObject retention, String key, int otherwise) {
        return Math.min(MAX_DAYS, retention.positive(key, otherwise));
    }

    private static OptionalInt optionalDays(ConfigObject retention, String key) {
        int days = days(retention, key, 0);
        return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
    }
}
