package io.github.meshcorejvm.store.postgres.sidecar;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot.Finding;
import io.github.meshcorejvm.store.sidecar.PruneRequests;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes nodes, writes a multibyte snapshot, and marks observers as inactive; each in transactions of some hundred rows.
 *
 * @param lease the lease that transactions on behalf of a server must hold, if it was requested
 */
public record RequestedChanges(PostgresUrl url, MaintenanceLease lease)
        implements PruneRequests.Deletion, MultibyteSnapshot.Rows {

    private static final int BATCH = 500;

    private static final String DELETE = "DELETE FROM nodes WHERE public_key = ANY (?)";

    /** In nodes, or else in inactive_nodes; an unchanged row is not written again. */
    private static final String MULTIBYTE = """
            WITH found AS (SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[]) f (key, support, evidence)),
              active AS (UPDATE nodes SET multibyte_sup = support, multibyte_evidence = evidence
                FROM found WHERE public_key = key
                  AND (multibyte_sup, multibyte_evidence) IS DISTINCT FROM (support, evidence) RETURNING public_key),
              inactive AS (UPDATE inactive_nodes i SET multibyte_sup = support, multibyte_evidence = evidence
                FROM found WHERE i.public_key = key
                  AND (multibyte_sup, multibyte_evidence) IS DISTINCT FROM (support, evidence)
                  AND NOT EXISTS (SELECT FROM nodes n WHERE n.public_key = key) RETURNING i.public_key)
            SELECT (SELECT count(*) FROM active) + (SELECT count(*) FROM inactive)""";

    private static final String MARK =
            "UPDATE observers SET inactive = 1 WHERE lower(trim(id)) = ANY (?) AND inactive IS DISTINCT FROM 1";

    @FunctionalInterface
    private interface Change<T> {
        long in(Connection connection, List<T> some) throws SQLException;
    }

    @Override
    public long delete(List<String> wanted) {
        List<String> keys = wanted.stream().filter(RequestedChanges::isText).toList();
        return change("delete nodes on request", keys, (connection, some) -> {
            lease.check(connection);
            return update(connection, DELETE, some);
        });
    }

    @Override
    public int write(List<Finding> findings) {
        // One statement must not change a row twice; the last finding wins.
        Map<String, Finding> byKey = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> isText(finding.key()))
                .forEach(finding -> byKey.put(finding.key(), finding));
        return Math.toIntExact(
                change("write the multibyte snapshot", List.copyOf(byKey.values()), (connection, some) -> {
                    lease.check(connection);
                    return write(connection, some);
                }));
    }

    /** Marks observers as inactive; the case of the rows' ids does not matter. */
    public int markInactive(Set<String> ids) {
        return Math.toIntExact(change(
                "mark observers as inactive", List.copyOf(ids), (connection, some) -> update(connection, MARK, some)));
    }

    /** No text of the database can contain U+0000, which the server refuses. */
    private static boolean isText(String key) {
        return key.indexOf('\0') < 0;
    }

    /** Changes some rows at a time, all on one connection, which is opened only if there are any. */
    private <T> long change(String operation, List<T> all, Change<T> change) {
        if (all.isEmpty()) {
            return 0;
        }
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.WRITE)) {
            long changed = 0;
            for (int from = 0; from < all.size(); from += BATCH) {
                List<T> some = all.subList(from, Math.min(all.size(), from + BATCH));
                changed += PostgresTransaction.change(connection, () -> change.in(connection, some));
            }
            return changed;
        } catch (SQLException failure) {
            throw PostgresFailure.of(operation, failure);
        }
    }

    private static long update(Connection connection, String sql, Collection<String> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            return statement.executeUpdate();
        }
    }

    private static long write(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MULTIBYTE)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text", findings.stream().map(Finding::key).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            findings.stream()
                                    .map(found -> (long) found.support())
                                    .toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            findings.stream()
                                    .map(found -> found.evidence().orElse(null))
                                    .toArray()));
            try (var changed = update.executeQuery()) {
                changed.next();
                return changed.getLong(1);
            }
        }
    }
}
