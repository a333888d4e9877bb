package io.github.meshcorejvm.store.postgres.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers rows from 1 in the order of their keys, wherever a key stands: what differs afterwards is more than a gap. */
final class RankedKeys {

    /** The tables whose keys {@link TablesOfBoth} shows, in the first cell. */
    private static final List<String> TABLES = List.of("transmissions", "observers", "advert_route_evidence");

    private static final Map<String, String> REFERENCES =
            Map.of("transmission_id", "transmissions", "tx_id", "transmissions", "observer_idx", "observers");
    private static final Pattern KEY = Pattern.compile("^(?:row)?id=([^|]+)");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<=^|\\|)(transmission_id|tx_id|observer_idx)=([0-9][^|]*)");

    private RankedKeys() {}

    static void replaceKeys(Map<String, List<String>> tables) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String table : TABLES) {
            for (String row : tables.get(table)) {
                ranks.put(table + key(row), ranks.size());
            }
        }
        tables.replaceAll((table, rows) -> rows.stream()
                .map(row -> TABLES.contains(table)
                        ? KEY.matcher(row).replaceFirst("key=" + ranks.get(table + key(row)))
                        : row)
                .map(row -> REFERENCE.matcher(row).replaceAll(found -> reference(found, ranks)))
                .toList());
    }

    private static String key(String row) {
        Matcher key = KEY.matcher(row);
        if (!key.find()) {
            throw new AssertionError("no key in " + row);
        }
        return key.group(1);
    }

    private static String reference(MatchResult found, Map<String, Integer> ranks) {
        return found.group(1) + "=" + ranks.get(REFERENCES.get(found.group(1)) + found.group(2));
    }
}
