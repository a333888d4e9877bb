package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.batch.NodeChanges;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.record.NeighborsReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of {@code nodes} and {@code inactive_nodes} that a batch touches: data of adverts, last-heard times, configured
 * scopes. Changes are collected first; existing rows are looked up when all keys are known. Not thread-safe.
 */
final class NodeSet {

    private static final ColumnSet KEYS = ColumnSet.of("public_key:T");
    private static final String NAMES = NodeRow.COLUMNS.names();
    /** The same keys for each of the two tables. */
    private static final ColumnSet KEYS_TWICE = ColumnSet.of("active:T inactive:T");

    /**
     * Rows are locked because they are written whole: a writer without the writer lock must not change one in between. The keys
     * are arrays, because a row that was waited for is compared with them again; with a subquery it would be missing.
     */
    private static final String SELECT = "SELECT * FROM (SELECT true, " + NAMES
            + " FROM nodes WHERE public_key = ANY (?) FOR UPDATE) AS active UNION ALL SELECT * FROM (SELECT false, "
            + NAMES + " FROM inactive_nodes WHERE public_key = ANY (?) FOR UPDATE) AS inactive";

    private static final String UPSERT =
            "INSERT INTO nodes (" + NAMES + ") SELECT " + NAMES + " FROM " + NodeRow.COLUMNS.rows()
                    + " ORDER BY n ON CONFLICT (public_key) DO UPDATE SET " + NodeRow.COLUMNS.excluded();
    private static final String UPDATE_INACTIVE = "UPDATE inactive_nodes SET " + NodeRow.COLUMNS.assignments()
            + " FROM " + NodeRow.COLUMNS.rows() + " WHERE inactive_nodes.public_key = u.public_key";
    private static final String LEAVE =
            "DELETE FROM inactive_nodes USING " + KEYS.rows() + " WHERE inactive_nodes.public_key = u.public_key";

    private final long now;
    private final List<Stage> stages = new ArrayList<>();
    private Stage stage = new Stage();
    private final Map<String, NodeRow> active = new LinkedHashMap<>();
    private final Map<String, NodeRow> inactive = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();

    NodeSet(long now) {
        this.now = now;
        stages.add(stage);
    }

    /** The changes up to a neighbors report, and that report. */
    private static final class Stage {
        private final Map<String, NodeChanges> adverts = new LinkedHashMap<>();
        private final Map<String, Long> heardAt = new LinkedHashMap<>();
        private Optional<NeighborsReport> report = Optional.empty();
    }

    /** The changes of a node, to which its adverts are added. */
    NodeChanges changes(NodeAdvert advert) {
        return stage.adverts.computeIfAbsent(advert.publicKey(), key -> new NodeChanges());
    }

    /** Notes nodes that relayed a packet. */
    void hear(List<String> publicKeys, long seen) {
        for (String key : publicKeys) {
            stage.heardAt.merge(key, Math.min(seen, now), Math::max);
        }
    }

    /** Notes a report; a node whose advert came before it in this batch has a row by then. */
    void see(NeighborsReport report) {
        stage.report = Optional.of(report);
        stage = new Stage();
        stages.add(stage);
    }

    /** Reads the rows. Call it when all items have been seen. */
    void load(Pipeline pipeline) {
        Set<String> keys = new LinkedHashSet<>();
        for (Stage part : stages) {
            keys.addAll(part.adverts.keySet());
            keys.addAll(part.heardAt.keySet());
            part.report.ifPresent(report -> report.answers().forEach(answer -> keys.add(answer.publicKey())));
        }
        SetStatement select = new SetStatement(SELECT, KEYS_TWICE);
        keys.forEach(key -> select.add(key, key));
        pipeline.ask(select, found -> {
            NodeRow row = NodeRow.read(found);
            (found.getBoolean(1) ? active : inactive).put(row.publicKey, row);
        });
    }

    /** Applies what was noted to the rows. */
    void apply(BatchTally tally) {
        for (Stage part : stages) {
            part.adverts.forEach(this::apply);
            part.heardAt.forEach((key, time) -> {
                NodeRow row = active.get(key);
                if (row != null) {
                    row.hear(time, now);
                }
            });
            if (part.report.isPresent() && configure(part.report.get())) {
                tally.countNode();
            }
        }
    }

    private void apply(String publicKey, NodeChanges adverts) {
        NodeRow row = active.get(publicKey);
        if (!adverts.isCurrent()) {
            if (row != null) {
                row.count(adverts);
            }
            return;
        }
        NodeRow old = inactive.remove(publicKey);
        if (old != null) {
            left.add(publicKey);
        }
        if (row == null) {
            row = old == null ? NodeRow.create(publicKey) : old;
            active.put(publicKey, row);
        } else if (old != null) {
            row.unite(old);
        }
        row.apply(adverts);
    }

    private boolean configure(NeighborsReport report) {
        boolean changed = false;
        for (NeighborsReport.ConfiguredScope answer : report.answers()) {
            for (Map<String, NodeRow> table : List.of(active, inactive)) {
                NodeRow row = table.get(answer.publicKey());
                changed |= row != null && row.configure(answer.scopes(), report.reportedAt());
            }
        }
        return changed;
    }

    /** Writes what has changed. */
    void write(Pipeline pipeline) {
        SetStatement upsert = new SetStatement(UPSERT, NodeRow.COLUMNS);
        active.values().stream().filter(NodeRow::isChanged).forEach(row -> row.addTo(upsert));
        SetStatement updateInactive = new SetStatement(UPDATE_INACTIVE, NodeRow.COLUMNS);
        inactive.values().stream().filter(NodeRow::isChanged).forEach(row -> row.addTo(updateInactive));
        SetStatement leave = new SetStatement(LEAVE, KEYS);
        left.forEach(leave::add);
        pipeline.addAlways(upsert);
        pipeline.add(updateInactive);
        pipeline.add(leave);
    }
}
