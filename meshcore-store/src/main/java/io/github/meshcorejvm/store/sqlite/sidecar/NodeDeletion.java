package io.github.meshcorejvm.store.sqlite.sidecar;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sidecar.PruneRequests;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Deletes nodes from a file on request. */
public record NodeDeletion(Path database) implements PruneRequests.Deletion {

    private static final int BATCH = 500;

    @Override
    public long delete(List<String> keys) {
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT)) {
            long deleted = 0;
            for (int from = 0; from < keys.size(); from += BATCH) {
                deleted += deleteBatch(connection, keys.subList(from, Math.min(keys.size(), from + BATCH)));
            }
            return deleted;
        } catch (SQLException failure) {
            throw SqliteFailure.of("delete nodes on request", failure);
        }
    }

    private static long deleteBatch(Connection connection, List<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM nodes WHERE public_key = ?")) {
            return Transaction.write(connection, () -> {
                long deleted = 0;
                for (String key : keys) {
                    delete.setString(1, key);
                    deleted += delete.executeUpdate();
                }
                return deleted;
            });
        }
    }
}
