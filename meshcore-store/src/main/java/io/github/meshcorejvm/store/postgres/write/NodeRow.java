package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.batch.NodeChanges;
import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.postgres.jdbc.NodeColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row of {@code nodes} or {@code inactive_nodes}, as it will be after the batch. Not thread-safe. */
final class NodeRow {

    static final ColumnSet COLUMNS = ColumnSet.of(NodeColumns.TYPED);

    /** A node heard only as a hop of a path is written again only after this many seconds. */
    private static final int HEARD_INTERVAL_SECONDS = 300;

    final String publicKey;
    private @Nullable String name;
    private @Nullable String role;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable String lastSeen;
    private @Nullable String firstSeen;
    private @Nullable Long advertCount = 0L;
    private @Nullable Long batteryMillivolts;
    private @Nullable Double temperature;
    private @Nullable Long foreign = 0L;
    private @Nullable String defaultScope;
    private @Nullable String configuredScope;
    private @Nullable String configuredScopeAt;
    private @Nullable Long multibyteSupport = 0L;
    private @Nullable String multibyteEvidence;
    private boolean changed;

    private NodeRow(String publicKey) {
        this.publicKey = publicKey;
    }

    /** A node that has no row yet. */
    static NodeRow create(String publicKey) {
        NodeRow row = new NodeRow(publicKey);
        row.role = "companion";
        return row;
    }

    /** Reads {@link #COLUMNS}, from the second column on. */
    static NodeRow read(ResultSet found) throws SQLException {
        NodeRow row = new NodeRow(found.getString(2));
        row.name = found.getString(3);
        row.role = found.getString(4);
        row.latitude = found.getObject(5, Double.class);
        row.longitude = found.getObject(6, Double.class);
        row.lastSeen = found.getString(7);
        row.firstSeen = found.getString(8);
        row.advertCount = found.getObject(9, Long.class);
        row.batteryMillivolts = found.getObject(10, Long.class);
        row.temperature = found.getObject(11, Double.class);
        row.foreign = found.getObject(12, Long.class);
        row.defaultScope = found.getString(13);
        row.configuredScope = found.getString(14);
        row.configuredScopeAt = found.getString(15);
        row.multibyteSupport = found.getObject(16, Long.class);
        row.multibyteEvidence = found.getString(17);
        return row;
    }

    /** Applies adverts, one of which was the newest of the node. */
    void apply(NodeChanges adverts) {
        name = Cells.first(Cells.text(adverts.name()), name);
        role = Cells.first(Cells.text(adverts.role()), role);
        if (adverts.position().isPresent()) {
            Position position = adverts.position().get();
            latitude = Cells.first(Cells.real(position.latitude()), latitude);
            longitude = Cells.first(Cells.real(position.longitude()), longitude);
        }
        lastSeen = SeenTimes.later(lastSeen, adverts.lastSeen(), adverts.now());
        batteryMillivolts = Cells.first(Cells.integer(adverts.batteryMillivolts()), batteryMillivolts);
        temperature = Cells.first(Cells.real(adverts.temperature()), temperature);
        foreign = Cells.first(Cells.integer(adverts.foreign()), foreign);
        defaultScope = Cells.first(Cells.text(adverts.scope()), defaultScope);
        count(adverts);
    }

    /** Applies only stale adverts, which say nothing about the current state. */
    void count(NodeChanges adverts) {
        advertCount = (advertCount == null ? 0 : advertCount) + adverts.newAdverts();
        firstSeen = SeenTimes.earlier(firstSeen, adverts.firstSeen());
        changed = true;
    }

    /** Notes that the node was heard as a hop of a path. */
    void hear(long time, long now) {
        OptionalLong known = IsoTime.parse(lastSeen);
        if (known.isEmpty()
                || known.getAsLong() <= time - HEARD_INTERVAL_SECONDS
                || known.getAsLong() > now + SeenTimes.MAX_AHEAD_SECONDS) {
            lastSeen = IsoTime.format(time);
            changed = true;
        }
    }

    /** Older writers created a second row for a node that came back. */
    void unite(NodeRow old) {
        advertCount = (advertCount == null ? 0 : advertCount) + (old.advertCount == null ? 0 : old.advertCount);
        OptionalLong time = IsoTime.parse(old.firstSeen);
        OptionalLong known = IsoTime.parse(firstSeen);
        if (time.isPresent() && (known.isEmpty() || known.getAsLong() > time.getAsLong())) {
            firstSeen = old.firstSeen;
        }
        boolean isLater = seconds(old.lastSeen) > seconds(lastSeen);
        NodeRow later = isLater ? old : this;
        NodeRow earlier = isLater ? this : old;
        name = Cells.first(later.name, earlier.name);
        role = Cells.first(later.role, earlier.role);
        batteryMillivolts = Cells.first(later.batteryMillivolts, earlier.batteryMillivolts);
        temperature = Cells.first(later.temperature, earlier.temperature);
        defaultScope = Cells.first(later.defaultScope, earlier.defaultScope);
        lastSeen = Cells.first(later.lastSeen, earlier.lastSeen);
        unitePairs(old, isLater);
        changed = true;
    }

    /** Values that say something only together come from the same row, as in UnitedNode. */
    private void unitePairs(NodeRow old, boolean isLater) {
        if (isOther(old.hasPosition(), hasPosition(), isLater)) {
            latitude = old.latitude;
            longitude = old.longitude;
            foreign = Cells.first(old.foreign, foreign);
        }
        if (isOther(old.isMultibyte(), isMultibyte(), isLater)) {
            multibyteSupport = old.multibyteSupport;
            multibyteEvidence = old.multibyteEvidence;
        }
        long reported = seconds(old.configuredScopeAt);
        long known = seconds(configuredScopeAt);
        if (reported == known
                ? isOther(old.configuredScope != null, configuredScope != null, isLater)
                : reported > known) {
            configuredScope = old.configuredScope;
            configuredScopeAt = old.configuredScopeAt;
        }
    }

    private static boolean isOther(boolean otherHas, boolean has, boolean isLater) {
        return isLater ? otherHas || !has : otherHas && !has;
    }

    private boolean hasPosition() {
        return latitude != null || longitude != null;
    }

    private boolean isMultibyte() {
        return multibyteSupport != null && multibyteSupport > 0;
    }

    private static long seconds(@Nullable String time) {
        return IsoTime.parse(time).orElse(-1);
    }

    /** Takes the scopes of a report, unless the row has those of a newer one; returns whether it did. */
    boolean configure(String scopes, Instant reportedAt) {
        OptionalLong known = IsoTime.parse(configuredScopeAt);
        if (known.isPresent() && known.getAsLong() >= reportedAt.getEpochSecond()) {
            return false;
        }
        configuredScope = scopes;
        configuredScopeAt = IsoTime.format(reportedAt);
        changed = true;
        return true;
    }

    boolean isChanged() {
        return changed;
    }

    /** Adds it to a statement over {@link #COLUMNS}. */
    void addTo(SetStatement statement) {
        statement.add(
                publicKey,
                name,
                role,
                latitude,
                longitude,
                lastSeen,
                firstSeen,
                advertCount,
                batteryMillivolts,
                temperature,
                foreign,
                defaultScope,
                configuredScope,
                configuredScopeAt,
                multibyteSupport,
                multibyteEvidence);
    }
}
