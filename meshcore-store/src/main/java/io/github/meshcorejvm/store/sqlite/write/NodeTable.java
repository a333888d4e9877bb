package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.batch.NodeChanges;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.rows.UnitedNode;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.NodeColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rows of {@code nodes}: data of adverts, and last-heard times. Each node is written once per batch, whatever the number of
 * duplicates of its advert. Not thread-safe.
 */
final class NodeTable implements AutoCloseable {

    private static final String IS_INACTIVE = "SELECT 1 FROM inactive_nodes WHERE public_key = ?";
    private static final String REVIVE = "INSERT INTO nodes (" + NodeColumns.LIST + ") SELECT " + NodeColumns.LIST
            + " FROM inactive_nodes WHERE public_key = ?1 AND NOT EXISTS (SELECT 1 FROM nodes WHERE public_key = ?1)";
    /** Older writers created a second row for a node that came back. */
    private static final String UNITE =
            "UPDATE nodes SET " + UnitedNode.assignments("nodes", "old", NodeColumns::seconds)
                    + " FROM inactive_nodes old WHERE nodes.public_key = ?1 AND old.public_key = ?1";

    private static final String LEAVE = "DELETE FROM inactive_nodes WHERE public_key = ?";
    private static final String UPSERT = String.format(
            Locale.ROOT, """
            INSERT INTO nodes (public_key, name, role, lat, lon, last_seen, first_seen, advert_count, battery_mv,
              temperature_c, foreign_advert, default_scope)
            VALUES (?1, ?2, coalesce(?3, 'companion'), ?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce(?11, 0), ?12)
            ON CONFLICT (public_key) DO UPDATE SET name = coalesce(?2, name), role = coalesce(?3, role),
              lat = coalesce(?4, lat), lon = coalesce(?5, lon), last_seen = %s, first_seen = %s,
              advert_count = coalesce(advert_count, 0) + ?8, battery_mv = coalesce(?9, battery_mv),
              temperature_c = coalesce(?10, temperature_c), foreign_advert = coalesce(?11, foreign_advert),
              default_scope = coalesce(?12, default_scope)""", SqlTimes.later("last_seen", "?6", "?13"), SqlTimes.earlier("first_seen", "?7"));
    /** A stale advert says nothing about the current state. */
    private static final String COUNT = String.format(Locale.ROOT, """
            UPDATE nodes SET advert_count = coalesce(advert_count, 0) + ?2, first_seen = %s
            WHERE public_key = ?1""", SqlTimes.earlier("first_seen", "?3"));

    private final PreparedStatement isInactive;
    private final PreparedStatement revive;
    private final PreparedStatement unite;
    private final PreparedStatement leave;
    private final PreparedStatement upsert;
    private final PreparedStatement count;
    private final Map<String, NodeChanges> pending = new LinkedHashMap<>();
    private final HeardNodes heard;

    NodeTable(Connection connection) throws SQLException {
        isInactive = connection.prepareStatement(IS_INACTIVE);
        revive = connection.prepareStatement(REVIVE);
        unite = connection.prepareStatement(UNITE);
        leave = connection.prepareStatement(LEAVE);
        upsert = connection.prepareStatement(UPSERT);
        count = connection.prepareStatement(COUNT);
        heard = new HeardNodes(connection);
    }

    /** Notes an advert that came after a newer one of its node: from the backlog of a second broker, or a replayed packet. */
    void seeStale(NodeAdvert advert, boolean isNew, long seen) {
        changes(advert).seeStale(isNew, seen);
    }

    /**
     * Notes an advert.
     *
     * @param isNew whether it is the first observation of its packet: duplicates are not counted
     * @param scope the region that it was sent to, if that is a known one
     */
    void see(NodeAdvert advert, boolean isNew, Optional<String> scope, long seen, long now) {
        changes(advert).see(advert, isNew, scope, seen, now);
    }

    private NodeChanges changes(NodeAdvert advert) {
        return pending.computeIfAbsent(advert.publicKey(), key -> new NodeChanges());
    }

    /** Notes nodes that relayed a packet. */
    void hear(List<String> publicKeys, long seen, long now) {
        heard.hear(publicKeys, seen, now);
    }

    /** Writes what was noted. */
    void flush() throws SQLException {
        for (Map.Entry<String, NodeChanges> entry : pending.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        pending.clear();
        heard.flush();
    }

    /** Forgets everything: another program wrote, or the transaction was rolled back. */
    void forget() {
        pending.clear();
        heard.forget();
    }

    private void write(String publicKey, NodeChanges of) throws SQLException {
        if (!of.isCurrent()) {
            count.setString(1, publicKey);
            count.setInt(2, of.newAdverts());
            count.setString(3, IsoTime.format(of.firstSeen()));
            count.executeUpdate();
            return;
        }
        bringBack(publicKey);
        upsert.setString(1, publicKey);
        Bind.text(upsert, 2, of.name());
        Bind.text(upsert, 3, of.role());
        Bind.real(upsert, 4, coordinate(of.position().map(Position::latitude)));
        Bind.real(upsert, 5, coordinate(of.position().map(Position::longitude)));
        upsert.setString(6, IsoTime.format(of.lastSeen()));
        upsert.setString(7, IsoTime.format(of.firstSeen()));
        upsert.setInt(8, of.newAdverts());
        Bind.integer(upsert, 9, of.batteryMillivolts());
        Bind.real(upsert, 10, of.temperature());
        Bind.integer(upsert, 11, of.foreign());
        Bind.text(upsert, 12, of.scope());
        upsert.setLong(13, of.now());
        upsert.executeUpdate();
        heard.seen(publicKey, of.lastSeen(), of.now());
    }

    private void bringBack(String publicKey) throws SQLException {
        isInactive.setString(1, publicKey);
        try (ResultSet found = isInactive.executeQuery()) {
            if (!found.next()) {
                return;
            }
        }
        revive.setString(1, publicKey);
        if (revive.executeUpdate() == 0) {
            unite.setString(1, publicKey);
            unite.executeUpdate();
        }
        leave.setString(1, publicKey);
        leave.executeUpdate();
    }

    private static OptionalDouble coordinate(Optional<Double> degrees) {
        return degrees.isPresent() ? OptionalDouble.of(degrees.get()) : OptionalDouble.empty();
    }

    @Override
    public void close() throws SQLException {
        isInactive.close();
        revive.close();
        unite.close();
        leave.close();
        upsert.close();
        heard.close();
        count.close();
    }
}
