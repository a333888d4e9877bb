package io.github.meshcorejvm.cli.config;

import java.util.List;
import java.util.Optional;

/** MQTT topic filters, as MQTT 3.1.1, 4.7 defines them. */
final class TopicFilters {

    static final String DEFAULT = "meshcore/#";

    private static final String SHARE = "$share/";

    private TopicFilters() {}

    /** The filters without those that another one covers, in their order. */
    static List<String> withoutCovered(List<String> filters) {
        TopicFilterTree all = new TopicFilterTree(filters);
        return filters.stream()
                .distinct()
                .filter(filter -> !all.isCoveredByAnother(filter))
                .toList();
    }

    /** What a shared subscription, {@code $share/<group>/<filter>}, subscribes to; any other filter as it is. */
    static String withoutShare(String filter) {
        return isShared(filter) ? filter.replaceFirst("^\\$share/[^/]*/", "") : filter;
    }

    static boolean isShared(String filter) {
        return filter.startsWith(SHARE);
    }

    /** What is wrong with the filter, if anything. */
    static Optional<String> problem(String filter) {
        if (!MqttText.isAccepted(filter)) {
            return Optional.of(MqttText.REFUSED);
        }
        if (isShared(filter) && !isValidShare(filter)) {
            return Optional.of("a shared subscription is $share/GROUP/FILTER");
        }
        return isValid(filter) ? Optional.empty() : Optional.of("no MQTT topic filter");
    }

    /** MQTT 5, 4.8.2: neither group nor filter is empty, and the group has no wildcard. */
    private static boolean isValidShare(String filter) {
        int groupEnd = filter.indexOf('/', SHARE.length());
        return groupEnd > SHARE.length()
                && groupEnd + 1 < filter.length()
                && filter.chars().limit(groupEnd).noneMatch(c -> c == '+' || c == '#');
    }

    private static boolean isValid(String filter) {
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wildcard = levels[i].equals("+") || levels[i].equals("#") && i == levels.length - 1;
            if (!wildcard
                    && (levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0 || levels[i].indexOf('\0') >= 0)) {
                return false;
            }
        }
        return !filter.isEmpty();
    }
}
