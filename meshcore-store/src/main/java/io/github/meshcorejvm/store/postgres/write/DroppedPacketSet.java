package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code dropped_packets} that a batch adds: one for each message with an advert whose signature is wrong. A replay
 * delivers the same messages again, so the n-th copy of a frame from one observer in one second is a new row only if fewer than
 * n rows exist. Not thread-safe.
 */
final class DroppedPacketSet {

    /** Anyone can send any number in the name of one node: searching them all would take longer and longer. */
    private static final int LOOKED_BACK = 20_000;

    private static final ColumnSet KEYS = ColumnSet.of("node_pubkey:T hash:T raw_hex:T observer_id:T dropped_at:T");
    private static final String COUNT = String.format(Locale.ROOT, """
            SELECT u.n, (SELECT count(*) FROM dropped_packets AS d WHERE d.node_pubkey = u.node_pubkey AND d.hash = u.hash
              AND d.raw_hex = u.raw_hex AND d.observer_id IS NOT DISTINCT FROM u.observer_id
              AND d.dropped_at = u.dropped_at AND d.id > (SELECT max(id) FROM dropped_packets) - %d)
            FROM\s""", LOOKED_BACK) + KEYS.rows();
    private static final ColumnSet NEW =
            ColumnSet.of("hash:T raw_hex:T observer_id:T observer_name:T node_pubkey:T node_name:T dropped_at:T");
    private static final String INSERT = "INSERT INTO dropped_packets (reason, " + NEW.names()
            + ") SELECT 'invalid signature', " + NEW.names() + " FROM " + NEW.rows() + " ORDER BY n";

    private final WriterMemory memory;
    private final List<Message> messages = new ArrayList<>();
    private final Map<Key, Integer> there = new LinkedHashMap<>();

    DroppedPacketSet(WriterMemory memory) {
        this.memory = memory;
    }

    private record Message(RejectedAdvert rejected, Key key, int occurrence) {}

    private record Key(
            String publicKey,
            String hash,
            String frame,
            @Nullable String observerId,
            String droppedAt) {

        static Key of(RejectedAdvert rejected) {
            String time = IsoTime.format(rejected.receivedAt());
            Optional<String> observer = rejected.observer().map(ObserverRef::id);
            return new Key(
                    rejected.advert().publicKey(),
                    rejected.advert().hash().toString(),
                    rejected.frame().toUpperHex(),
                    Cells.text(observer),
                    time.replace('T', ' ').replace("Z", ""));
        }
    }

    void put(RejectedAdvert rejected) {
        messages.add(new Message(rejected, Key.of(rejected), memory.countOccurrence(rejected)));
    }

    /** Counts the existing rows. */
    void lookUp(Pipeline pipeline) {
        for (Message message : messages) {
            there.put(message.key(), 0);
        }
        List<Key> keys = List.copyOf(there.keySet());
        SetStatement select = new SetStatement(COUNT, KEYS);
        keys.forEach(key -> select.add(key.publicKey(), key.hash(), key.frame(), key.observerId(), key.droppedAt()));
        pipeline.ask(select, counts -> there.put(keys.get(counts.getInt(1) - 1), counts.getInt(2)));
    }

    /** Writes the rows that do not exist yet. */
    SetStatement inserts() {
        SetStatement insert = new SetStatement(INSERT, NEW);
        for (Message message : messages) {
            if (there.getOrDefault(message.key(), 0) >= message.occurrence()) {
                continue;
            }
            there.merge(message.key(), 1, Integer::sum);
            insert.add(
                    message.key().hash(),
                    message.key().frame(),
                    message.key().observerId(),
                    Cells.text(message.rejected().observer().flatMap(ObserverRef::name)),
                    message.key().publicKey(),
                    Cells.text(message.rejected().advert().nodeName()),
                    message.key().droppedAt());
        }
        return insert;
    }
}
