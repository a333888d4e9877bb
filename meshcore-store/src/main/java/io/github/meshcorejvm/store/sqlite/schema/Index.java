package io.github.meshcorejvm.store.sqlite.schema;

/**
 * An index.
 *
 * @param name as in SQL
 * @param table the table that it indexes
 * @param create the SQL that creates it if it is missing
 */
record Index(String name, String table, String create) {

    /**
     * Whether it has the name of {@code other}. This is asked at each start, which {@code equals} would hold up: the JVM makes
     * that of a record when it is first called.
     */
    boolean is(Index other) {
        return name.equals(other.name);
    }

    /** An index, given by the part of its name after {@code idx_} and the SQL after ON. */
    static Index of(String shortName, String on) {
        return new Index(
                "idx_" + shortName,
                on.substring(0, on.indexOf('(')),
                "CREATE INDEX IF NOT EXISTS idx_" + shortName + " ON " + on);
    }
}
