package io.github.meshcorejvm.store.sqlite.jdbc;

import java.util.List;

/** The columns of {@code nodes} and {@code inactive_nodes}. Files hold them in different orders, so copies name them. */
public final class NodeColumns {

    /** All of them. */
    public static final List<String> ALL = List.of(
            "public_key",
            "name",
            "role",
            "lat",
            "lon",
            "last_seen",
            "first_seen",
            "advert_count",
            "battery_mv",
            "temperature_c",
            "foreign_advert",
            "default_scope",
            "multibyte_sup",
            "multibyte_evidence",
            "configured_scope",
            "configured_scope_at");

    /** All of them, separated by commas. */
    public static final String LIST = String.join(", ", ALL);

    private NodeColumns() {}

    /** SQL for a time of a row, whatever its spelling, in seconds. */
    public static String seconds(String time) {
        return "unixepoch(" + time + ")";
    }
}
