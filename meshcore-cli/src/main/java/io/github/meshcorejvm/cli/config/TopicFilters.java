package io.github.meshcorejvm.cli.config;

import java.util.List;

/** MQTT topic filters, as MQTT 3.1.1, 4.7 defines them. */
final class TopicFilters {

    static final String DEFAULT = "meshcore/#";

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
        return filter.startsWith("$share/") ? filter.replaceFirst("^\\$share/[^/]*/", "") : filter;
    }

    static boolean isValid(String filter) {
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
