package io.github.meshcorejvm.store.testing;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of a test, and how to look at it from outside.
 *
 * @param location where it is for a store
 * @param jdbcUrl where it is for the test
 */
public record TestDatabase(StoreLocation location, String jdbcUrl) {

    /** Refers to it as a store. */
    public MeshStore store() {
        return store(StoreOptions.DEFAULT);
    }

    /** The same with options. */
    public MeshStore store(StoreOptions options) {
        return MeshStore.at(location, options);
    }

    /** A connection of the test's own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /** Runs one statement that both engines understand. */
    public void execute(String sql) throws SQLException {
        Sql.execute(jdbcUrl, sql);
    }

    /** The rows of a query, the cells of each joined by {@code |}; numbers as texts may differ between the engines. */
    public List<String> query(String sql) throws SQLException {
        return Sql.query(jdbcUrl, sql);
    }
}
