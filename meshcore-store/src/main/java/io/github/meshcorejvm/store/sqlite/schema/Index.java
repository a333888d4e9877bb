package io.github.meshcorejvm.store.sqlite.schema;

/**
 * An index.
 *
 * @param name as in SQL
 * @param table of which
 * @param create the SQL that makes it, if it is not there
 */
record Index(String name, String table, String create) {

    /**
     * An index by the part of its name behind {@code idx_}, and what stands behind ON.
     */
    static Index of(String shortName, String on) {
        return new Index(
                "idx_" + shortName,
                on.substring(0, on.indexOf('(')),
                "CREATE INDEX IF NOT EXISTS idx_" + shortName + " ON " + on);
    }
}
