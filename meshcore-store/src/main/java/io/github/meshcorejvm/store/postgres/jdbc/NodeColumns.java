package io.github.meshcorejvm.store.postgres.jdbc;

/** The columns that {@code nodes} and {@code inactive_nodes} have in common, which is all of them, in their order. */
public final class NodeColumns {

    /** With types: T is text, B bigint, D double precision. */
    public static final String TYPED = """
            public_key:T name:T role:T lat:D lon:D last_seen:T first_seen:T advert_count:B battery_mv:B temperature_c:D
            foreign_advert:B default_scope:T configured_scope:T configured_scope_at:T multibyte_sup:B
            multibyte_evidence:T""";

    /** Separated by commas. */
    public static final String NAMES = TYPED.strip().replaceAll(":[TBD]", "").replaceAll("\\s+", ", ");

    private NodeColumns() {}
}
