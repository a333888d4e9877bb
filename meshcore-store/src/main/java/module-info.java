/**
 * The database that MeshCore analyzers read: schema, migrations, writer, backfills, retention, neighbor graph.
 *
 * <p>{@link io.github.meshcorejvm.store.MeshStore} is the entry point, with an example; {@link
 * io.github.meshcorejvm.store.interpret.PacketInterpreter} turns packets into what its writer takes.
 */
// The PostgreSQL driver names its module in its manifest only.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module io.github.meshcorejvm.store {
    requires transitive io.github.meshcorejvm.codec;
    requires com.google.gson;
    requires java.sql;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires static org.postgresql.jdbc;
    requires static org.jspecify;

    exports io.github.meshcorejvm.store;
    exports io.github.meshcorejvm.store.read;
    exports io.github.meshcorejvm.store.record;
    exports io.github.meshcorejvm.store.interpret;
    exports io.github.meshcorejvm.store.json;
    exports io.github.meshcorejvm.store.graph;
    exports io.github.meshcorejvm.store.schema;
    exports io.github.meshcorejvm.store.backfill;
    exports io.github.meshcorejvm.store.copy;
    exports io.github.meshcorejvm.store.retention;
}
