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

    /** Whether each topic that {@code inner} matches is matched by {@code outer} too. Called for each message. */
    static boolean covers(String outer, String inner) {
        // A wildcard in the first level does not match topics that start with $.
        if (inner.startsWith("$") && !isSame(outer, 0, levelEnd(outer, 0), inner, 0, levelEnd(inner, 0))) {
            return false;
        }
        int wide = 0;
        int narrow = 0;
        while (wide <= outer.length()) {
            int wideEnd = levelEnd(outer, wide);
            if (isWildcard('#', outer, wide, wideEnd)) {
                return true;
            }
            int narrowEnd = levelEnd(inner, narrow);
            if (narrow > inner.length()
                    || isWildcard('#', inner, narrow, narrowEnd)
                    || !isWildcard('+', outer, wide, wideEnd)
                            && !isSame(outer, wide, wideEnd, inner, narrow, narrowEnd)) {
                return false;
            }
            wide = wideEnd + 1;
            narrow = narrowEnd + 1;
        }
        return narrow > inner.length();
    }

    /** Where the level ends that begins at an index. */
    private static int levelEnd(String filter, int begin) {
        int slash = filter.indexOf('/', begin);
        return slash < 0 ? filter.length() : slash;
    }

    private static boolean isWildcard(char wildcard, String filter, int begin, int end) {
        return end - begin == 1 && filter.charAt(begin) == wildcard;
    }

    private static boolean isSame(String one, int begin, int end, String other, int otherBegin, int otherEnd) {
        return end - begin == otherEnd - otherBegin && one.regionMatches(begin, other, otherBegin, end - begin);
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
