package io.github.meshcorejvm.store.sqlite.sidecar;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot.Finding;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes a multibyte snapshot into a file. */
public record MultibyteRows(Path database) implements MultibyteSnapshot.Rows {

    private static final int BATCH = 500;

    @Override
    public int write(List<Finding> findings) {
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT)) {
            int changed = 0;
            for (int from = 0; from < findings.size(); from += BATCH) {
                changed += write(connection, findings.subList(from, Math.min(findings.size(), from + BATCH)));
            }
            return changed;
        } catch (SQLException failure) {
            throw SqliteFailure.of("write the multibyte snapshot", failure);
        }
    }

    private static int write(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement active = connection.prepareStatement(update("nodes"));
                PreparedStatement inactive = connection.prepareStatement(update("inactive_nodes"))) {
            return Transaction.write(connection, () -> {
                int changed = 0;
                for (Finding finding : findings) {
                    int rows = write(active, finding);
                    changed += rows > 0 ? rows : write(inactive, finding);
                }
                return changed;
            });
        }
    }

    private static String update(String table) {
        return "UPDATE " + table + " SET multibyte_sup = ?, multibyte_evidence = ? WHERE public_key = ?";
    }

    private static int write(PreparedStatement update, Finding finding) throws SQLException {
        update.setInt(1, finding.support());
        Bind.text(update, 2, finding.evidence());
        update.setString(3, finding.key());
        return update.executeUpdate();
    }
}
