package io.github.meshcorejvm.store.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.neighbor.HopResolver;
import io.github.meshcorejvm.store.neighbor.ResolvedPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes what comes in, a batch in one transaction: durable when {@link #write} returns, undone when it throws. Rows that
 * a whole batch touches again and again (observers, nodes, the times of packets) are written once at its end.
 *
 * <p>Not thread-safe; confined to the one thread that writes. Others may write to the file meanwhile, in short
 * transactions of their own: what is remembered of the tables is read anew after that.
 */
public final class PacketWriter implements AutoCloseable {

    private static final int SQLITE_TOOBIG = 18;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_MISMATCH = 20;

    private final Clock clock;
    private final WriterTransaction transaction;
    private final TransmissionTable transmissions;
    private final ObservationTable observations;
    private final ObserverTable observers;
    private final StatusTable statuses;
    private final NodeTable nodes;
    private final DroppedPacketTable droppedPackets;
    private final ClientReceptionTable clientReceptions;
    private HopResolver resolver = HopResolver.EMPTY;
    private Tally tally = new Tally();

    /**
     * A writer on a connection of its own.
     *
     * @param connection in auto-commit mode, closed by its owner
     * @param sampleInterval of {@code observer_metrics}, one second or more
     * @param clock tells the time that nothing can be later than
     */
    public PacketWriter(Connection connection, Duration sampleInterval, Clock clock) {
        this.clock = clock;
        try {
            transaction = new WriterTransaction(connection);
            transmissions = new TransmissionTable(connection);
            observations = new ObservationTable(connection);
            observers = new ObserverTable(connection);
            statuses = new StatusTable(connection, observers, sampleInterval);
            nodes = new NodeTable(connection);
            droppedPackets = new DroppedPacketTable(connection);
            clientReceptions = new ClientReceptionTable(connection);
        } catch (SQLException e) {
            throw StoreException.of("prepare the writer", e);
        }
    }

    /** From now on resolves hops with this snapshot of nodes and edges. */
    public void resolveWith(HopResolver newer) {
        resolver = newer;
    }

    /**
     * Writes a batch in one transaction, in order. An item that the database refuses is left out and returned; the rest
     * is written.
     *
     * @throws io.github.meshcorejvm.store.StoreBusyException if somebody else writes for too long; nothing is written
     * @throws io.github.meshcorejvm.store.StoreFullException if the disk is full or read-only; nothing is written
     * @throws StoreException if the database does not work at all; nothing is written
     */
    public BatchResult write(List<? extends Item> batch) {
        if (batch.isEmpty()) {
            return new Tally().toResult();
        }
        try {
            return writeTogether(batch);
        } catch (SQLException e) {
            if (!isFaultOfRow(e)) {
                throw StoreException.of("write a batch of " + batch.size(), e);
            }
        }
        try {
            return writeOneByOne(batch);
        } catch (SQLException e) {
            throw StoreException.of("write a batch of " + batch.size(), e);
        }
    }

    private BatchResult writeTogether(List<? extends Item> batch) throws SQLException {
        begin();
        try {
            for (Item item : batch) {
                put(item);
            }
            flush();
            transaction.commit();
            return tally.toResult();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /** The slow way, which tells the bad item from the good ones: each in a savepoint of its own. */
    private BatchResult writeOneByOne(List<? extends Item> batch) throws SQLException {
        begin();
        try {
            for (int i = 0; i < batch.size(); i++) {
                transaction.savepoint();
                Tally before = tally.copy();
                try {
                    put(batch.get(i));
                    flush();
                    transaction.release();
                } catch (SQLException e) {
                    if (!isFaultOfRow(e)) {
                        throw e;
                    }
                    transaction.rollbackToSavepoint();
                    forget();
                    tally = before;
                    tally.rejected.add(new RejectedItem(i, batch.get(i), String.valueOf(e.getMessage())));
                }
            }
            transaction.commit();
            return tally.toResult();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private static boolean isFaultOfRow(SQLException e) {
        return switch (e.getErrorCode() & 0xFF) {
            case SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH -> true;
            default -> false;
        };
    }

    private void begin() throws SQLException {
        tally = new Tally();
        if (transaction.begin()) {
            forget();
        }
    }

    private void undo(Exception cause) {
        transaction.rollback(cause);
        try {
            forget();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void put(Item item) throws SQLException {
        long now = clock.instant().getEpochSecond();
        if (item instanceof PacketSighting sighting) {
            put(sighting, now);
        } else if (item instanceof ObserverStatus status) {
            tally.observerUpserts += statuses.put(status, now) ? 1 : 0;
        } else if (item instanceof RejectedAdvert rejected) {
            droppedPackets.put(rejected);
            tally.signatureDrops++;
        } else if (item instanceof ClientReception reception) {
            clientReceptions.put(reception);
        } else if (item instanceof CompanionMessage message) {
            put(message);
        }
    }

    private void put(PacketSighting sighting, long now) throws SQLException {
        Interpretation.Stored stored = sighting.packet();
        Optional<ObserverRef> by = sighting.observer();
        OptionalLong observerIdx =
                by.isPresent() ? OptionalLong.of(observers.see(by.get(), sighting, now)) : OptionalLong.empty();
        TransmissionTable.Row transmission = transmissions.see(sighting);
        Optional<NodeAdvert> advert = stored.content().advert();
        List<Bytes> hops = PathJson.hops(stored.packet());
        ResolvedPath resolved = resolver.resolve(hops, advert.map(NodeAdvert::publicKey));
        long seen = sighting.receivedAt().getEpochSecond();
        boolean isNew = observations.put(new ObservationTable.Row(
                transmission.id,
                observerIdx,
                sighting.direction(),
                sighting.snr(),
                sighting.rssi(),
                sighting.score(),
                PathJson.of(hops),
                seen,
                resolved.toJson(),
                Optional.of(sighting.frame().toUpperHex())));
        tally.count(transmission.inserted, isNew);
        advert.ifPresent(said -> nodes.see(
                said, transmission.inserted, stored.scopeName().filter(scope -> !scope.isEmpty()), seen, now));
        if (stored.packet().routeType().isFlood() && stored.packet().payloadType() != PayloadType.TRACE) {
            nodes.hear(resolved.known(), seen, now);
        }
    }

    private void put(CompanionMessage message) throws SQLException {
        TransmissionTable.Row transmission = transmissions.see(message);
        boolean isNew = observations.put(new ObservationTable.Row(
                transmission.id,
                OptionalLong.empty(),
                Optional.empty(),
                message.snr(),
                java.util.OptionalDouble.empty(),
                OptionalLong.empty(),
                PathJson.of(List.of()),
                message.receivedAt().getEpochSecond(),
                Optional.empty(),
                Optional.empty()));
        tally.count(transmission.inserted, isNew);
    }

    private void flush() throws SQLException {
        transmissions.flush();
        tally.observerUpserts += observers.flush();
        tally.nodeUpserts += nodes.flush();
    }

    private void forget() throws SQLException {
        transmissions.forget();
        observations.forget();
        observers.forget();
        nodes.forget();
    }

    @Override
    public void close() {
        try (transaction;
                transmissions;
                observations;
                observers;
                statuses;
                nodes;
                droppedPackets;
                clientReceptions) {
            // All are closed, whichever of them fails.
        } catch (SQLException e) {
            throw StoreException.of("close the writer", e);
        }
    }

    /** What a batch comes to, while it is being written. */
    private static final class Tally {
        private int transmissionsInserted;
        private int observationsInserted;
        private int duplicates;
        private int nodeUpserts;
        private int observerUpserts;
        private int signatureDrops;
        private final List<RejectedItem> rejected = new ArrayList<>();

        private void count(boolean newTransmission, boolean newObservation) {
            transmissionsInserted += newTransmission ? 1 : 0;
            observationsInserted += newObservation ? 1 : 0;
            duplicates += newObservation ? 0 : 1;
        }

        private Tally copy() {
            Tally copy = new Tally();
            copy.transmissionsInserted = transmissionsInserted;
            copy.observationsInserted = observationsInserted;
            copy.duplicates = duplicates;
            copy.nodeUpserts = nodeUpserts;
            copy.observerUpserts = observerUpserts;
            copy.signatureDrops = signatureDrops;
            copy.rejected.addAll(rejected);
            return copy;
        }

        private BatchResult toResult() {
            return new BatchResult(
                    transmissionsInserted,
                    observationsInserted,
                    duplicates,
                    nodeUpserts,
                    observerUpserts,
                    signatureDrops,
                    rejected);
        }
    }
}
