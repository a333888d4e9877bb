package io.github.meshcorejvm.store.rows;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * SQL that makes one row of the two rows of a node, in one table or in {@code nodes} and {@code inactive_nodes}: the row that
 * was seen later wins where it has a value, counts are added, the earliest first-seen time is kept. Columns that say something
 * only together come from the same row.
 */
public final class UnitedNode {

    private static final List<String> SINGLE =
            List.of("name", "role", "last_seen", "battery_mv", "temperature_c", "default_scope");

    private final String kept;
    private final String other;
    private final UnaryOperator<String> epoch;

    private UnitedNode(String kept, String other, UnaryOperator<String> epoch) {
        this.kept = kept;
        this.other = other;
        this.epoch = epoch;
    }

    /**
     * The assignments of an UPDATE, for all columns but the key.
     *
     * @param kept the name of the row that is updated
     * @param other the name of the other row
     * @param epoch the SQL that parses a column with a time to seconds since 1970, NULL for an invalid time
     */
    public static String assignments(String kept, String other, UnaryOperator<String> epoch) {
        return new UnitedNode(kept, other, epoch).all();
    }

    private String all() {
        String singles = SINGLE.stream()
                .map(column -> column + " = CASE WHEN " + isOtherLater() + " THEN " + first(other, kept, column)
                        + " ELSE " + first(kept, other, column) + " END")
                .collect(Collectors.joining(", "));
        String byPosition = byValue("(%1$s.lat IS NOT NULL OR %1$s.lon IS NOT NULL)");
        String bySupport = byValue("coalesce(%1$s.multibyte_sup, 0) > 0");
        String byReport = "CASE WHEN " + seconds("configured_scope_at", other) + " = "
                + seconds("configured_scope_at", kept) + " THEN " + byValue("%1$s.configured_scope IS NOT NULL")
                + " ELSE " + seconds("configured_scope_at", other) + " > " + seconds("configured_scope_at", kept)
                + " END";
        return String.join(
                ", ",
                singles,
                "lat = " + either(byPosition, "lat"),
                "lon = " + either(byPosition, "lon"),
                "foreign_advert = coalesce(" + either(byPosition, "foreign_advert") + ", "
                        + first(kept, other, "foreign_advert") + ")",
                "multibyte_sup = coalesce(" + either(bySupport, "multibyte_sup") + ", 0)",
                "multibyte_evidence = " + either(bySupport, "multibyte_evidence"),
                "configured_scope = " + either(byReport, "configured_scope"),
                "configured_scope_at = " + either(byReport, "configured_scope_at"),
                "advert_count = coalesce(" + kept + ".advert_count, 0) + coalesce(" + other + ".advert_count, 0)",
                "first_seen = CASE WHEN coalesce(" + epoch.apply(other + ".first_seen") + " < "
                        + epoch.apply(kept + ".first_seen") + ", " + epoch.apply(other + ".first_seen")
                        + " IS NOT NULL) THEN " + other + ".first_seen ELSE " + kept + ".first_seen END");
    }

    private String isOtherLater() {
        return seconds("last_seen", other) + " > " + seconds("last_seen", kept);
    }

    /** Whether the columns come from the other row: if only it has a value, or both or neither have and it is later. */
    private String byValue(String has) {
        String otherHas = String.format(Locale.ROOT, has, other);
        String keptHas = String.format(Locale.ROOT, has, kept);
        return "CASE WHEN " + isOtherLater() + " THEN " + otherHas + " OR NOT " + keptHas + " ELSE " + otherHas
                + " AND NOT " + keptHas + " END";
    }

    private String either(String isOther, String column) {
        return "CASE WHEN " + isOther + " THEN " + other + "." + column + " ELSE " + kept + "." + column + " END";
    }

    private String seconds(String column, String row) {
        return "coalesce(" + epoch.apply(row + "." + column) + ", -1)";
    }

    private static String first(String row, String next, String column) {
        return "coalesce(" + row + "." + column + ", " + next + "." + column + ")";
    }
}
