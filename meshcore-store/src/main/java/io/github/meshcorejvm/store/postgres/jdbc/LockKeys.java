package io.github.meshcorejvm.store.postgres.jdbc;

/** The keys of the advisory locks, as SQL expressions: each schema of a database has its own. */
public final class LockKeys {

    /** The key of the writer lock, which every writing transaction holds. */
    public static final String WRITER = "hashtextextended(current_schema(), 18950410699801933)";

    /** The key of the lock held by any program that copies a whole database into the schema or migrates it. */
    public static final String COPY = "hashtextextended(current_schema(), 7289041410)";

    /** The key of the maintenance lease. */
    static final String LEASE = "hashtextextended(current_schema(), 4706942271101)";

    private LockKeys() {}

    /** The rows of {@code pg_locks}, named {@code l}, of those who hold the lock with a key in this database: a FROM clause. */
    static String holders(String key) {
        return " FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database AND d.datname = current_database()"
                + " AND l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted"
                + " AND l.classid::bigint << 32 | l.objid::bigint = " + key;
    }
}
