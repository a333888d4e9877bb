package io.github.meshcorejvm.cli.config;

import java.util.ArrayList;
import java.util.List;

/** MQTT topic filters, as MQTT 3.1.1, 4.7 defines them. */
final class TopicFilters {

    static final String DEFAULT = "meshcore/#";

    private TopicFilters() {}

    /** The filters without those that another one covers, in their order. */
    static List<String> withoutCovered(List<String> filters) {
        List<String> kept = new ArrayList<>();
        for (String filter : filters) {
            if (kept.stream().noneMatch(other -> covers(other, filter))) {
                kept.removeIf(other -> covers(filter, other));
                kept.add(filter);
            }
        }
        return kept;
    }

    /** Whether each topic that {@code inner} matches is matched by {@code outer} too. */
    static boolean covers(String outer, String inner) {
        String[] wide = outer.split("/", -1);
        String[] narrow = inner.split("/", -1);
        // A wildcard in the first level does not match topics that start with $.
        if (narrow[0].startsWith("$") && !wide[0].equals(narrow[0])) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (wide[i].equals("#")) {
                return true;
            }
            if (i == narrow.length || narrow[i].equals("#") || !wide[i].equals("+") && !wide[i].equals(narrow[i])) {
                return false;
            }
        }
        return wide.length == narrow.length;
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
