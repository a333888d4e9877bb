package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.NeighborsReport;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RecordSink;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** All tables that the writer writes to: which rows an item touches, in which order. Not thread-safe. */
final class WriterTables implements AutoCloseable {

    private static final String HIGHEST =
            "SELECT ifnull((SELECT max(id) FROM transmissions), 0), ifnull((SELECT max(id) FROM observations), 0)";

    private final PacketTables packets;
    private final StatusTable statuses;
    private final DroppedPacketTable droppedPackets;
    private final ConfiguredScopes configuredScopes;
    private final ClientTables clients;
    private final PreparedStatement highest;

    WriterTables(Connection connection, KeylessAdverts keyless, Duration sampleInterval) throws SQLException {
        packets = new PacketTables(connection, keyless);
        statuses = new StatusTable(connection, packets.observers, sampleInterval);
        droppedPackets = new DroppedPacketTable(connection);
        configuredScopes = new ConfiguredScopes(connection);
        clients = new ClientTables(connection);
        highest = connection.prepareStatement(HIGHEST);
    }

    /** The highest ids of the large tables now. */
    OwnRows.Highest highest() throws SQLException {
        try (ResultSet row = highest.executeQuery()) {
            row.next();
            return new OwnRows.Highest(row.getLong(1), row.getLong(2));
        }
    }

    /**
     * Writes an item, or keeps it until {@link #flush}.
     *
     * @param now the current time in seconds since 1970; nothing can be later
     */
    void put(StoreRecord item, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        item.to(new Batch(resolver, now, tally));
    }

    /** Settings that apply to all items of a batch. */
    private final class Batch implements RecordSink<SQLException> {

        private final HopResolver resolver;
        private final long now;
        private final BatchTally tally;

        Batch(HopResolver resolver, long now, BatchTally tally) {
            this.resolver = resolver;
            this.now = now;
            this.tally = tally;
        }

        @Override
        public void take(Observation observation) throws SQLException {
            packets.put(observation, resolver, now, tally);
        }

        @Override
        public void take(ObserverStatus status) throws SQLException {
            if (statuses.put(status, now)) {
                tally.countObserver();
            }
        }

        @Override
        public void take(RejectedAdvert rejected) throws SQLException {
            droppedPackets.put(rejected);
            tally.countDrop();
        }

        @Override
        public void take(NeighborsReport report) throws SQLException {
            // First write the nodes, so that one whose advert is in this batch has a row.
            packets.nodes.flush();
            if (configuredScopes.put(report)) {
                tally.countNode();
            }
        }

        @Override
        public void take(ClientReception reception) throws SQLException {
            clients.receptions.put(reception, now);
        }

        @Override
        public void take(ClientObservation observation) throws SQLException {
            clients.observations.put(observation);
        }

        @Override
        public void take(RfSample sample) throws SQLException {
            clients.rfSamples.put(sample);
        }

        @Override
        public void take(RegionAnswer answer) throws SQLException {
            clients.regionAnswers.put(answer);
        }

        @Override
        public void take(CompanionMessage message) throws SQLException {
            packets.put(message, tally);
        }
    }

    /** Writes everything that was only noted so far. */
    void flush(BatchTally tally, long now) throws SQLException {
        packets.flush(tally, now);
    }

    /** Forgets all remembered rows: another program has written. */
    void forget() throws SQLException {
        packets.forget();
    }

    @Override
    public void close() throws SQLException {
        try (packets;
                statuses;
                droppedPackets;
                configuredScopes;
                clients;
                highest) {
            // All are closed, even if one fails.
        }
    }
}
