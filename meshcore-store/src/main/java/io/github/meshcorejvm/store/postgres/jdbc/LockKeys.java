package io.github.meshcorejvm.store.postgres.jdbc;

/** The keys of the advisory locks, as SQL expressions: each schema of a database has its own. */
public final class LockKeys {

    /** Of the writer lock, which every transaction that writes holds. */
    public static final String WRITER = "hashtextextended(current_schema(), 18950410699801933)";

    /** Held by whoever copies a whole database into the schema or migrates it, this program or another. */
    public static final String COPY = "hashtextextended(current_schema(), 7289041410)";

    /** Of the maintenance lease. */
    static final String LEASE = "hashtextextended(current_schema(), 4706942271101)";

    private LockKeys() {}
}
