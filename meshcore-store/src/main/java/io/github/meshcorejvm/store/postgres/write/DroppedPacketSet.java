package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code dropped_packets} that a batch adds: one for each message with an advert whose signature is wrong. A replay
 * delivers the same messages again, so the n-th copy of a frame from one observer in one second is a new row only if fewer than
 * n rows exist. A message that a broker repeats is a new row only if there is none of that frame from that observer, whatever
 * its time. Not thread-safe.
 */
final class DroppedPacketSet {

    /** Anyone can send any number in the name of one node: searching them all would take longer and longer. */
    private static final int LOOKED_BACK = 20_000;

    private static final ColumnSet KEYS = ColumnSet.of("node_pubkey:T hash:T raw_hex:T observer_id:T dropped_at:T");
    /** For each key the rows of that second, and those of any time. */
    private static final String COUNT = String.format(Locale.ROOT, """
            SELECT u.n, c.same_second, c.any_time FROM %s CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE d.dropped_at = u.dropped_at) AS same_second, count(*) AS any_time
              FROM dropped_packets AS d WHERE d.node_pubkey = u.node_pubkey AND d.hash = u.hash
                AND d.raw_hex = u.raw_hex AND d.observer_id IS NOT DISTINCT FROM u.observer_id
                AND d.id > (SELECT max(id) FROM dropped_packets) - %d) AS c""", KEYS.rows(), LOOKED_BACK);

    private static final ColumnSet NEW =
            ColumnSet.of("hash:T raw_hex:T observer_id:T observer_name:T node_pubkey:T node_name:T dropped_at:T");
    private static final String INSERT = "INSERT INTO dropped_packets (reason, " + NEW.names()
            + ") SELECT 'invalid signature', " + NEW.names() + " FROM " + NEW.rows() + " ORDER BY n";

    private final WriterMemory memory;
    private final List<Message> messages = new ArrayList<>();
    private final Map<Key, Integer> rowsOfSecond = new LinkedHashMap<>();
    private final Map<Heard, Integer> rowsOfAnyTime = new HashMap<>();

    DroppedPacketSet(WriterMemory memory) {
        this.memory = memory;
    }

    private record Message(RejectedAdvert rejected, Key key, int occurrence) {}

    /** A frame from one observer. */
    private record Heard(
            String publicKey,
            String hash,
            String frame,
            @Nullable String observerId) {}

    private record Key(Heard heard, String droppedAt) {

        static Key of(RejectedAdvert rejected) {
            String time = IsoTime.format(rejected.receivedAt());
            Optional<String> observer = rejected.observer().map(ObserverRef::id);
            return new Key(
                    new Heard(
                            rejected.advert().publicKey(),
                            rejected.advert().hash().toString(),
                            rejected.frame().toUpperHex(),
                            Cells.text(observer)),
                    time.replace('T', ' ').replace("Z", ""));
        }
    }

    void put(RejectedAdvert rejected) {
        int occurrence = rejected.delivery().isRepeat() ? 1 : memory.countOccurrence(rejected);
        messages.add(new Message(rejected, Key.of(rejected), occurrence));
    }

    /** Counts the existing rows. */
    void lookUp(Pipeline pipeline) {
        for (Message message : messages) {
            rowsOfSecond.put(message.key(), 0);
        }
        List<Key> keys = List.copyOf(rowsOfSecond.keySet());
        SetStatement select = new SetStatement(COUNT, KEYS);
        for (Key key : keys) {
            Heard heard = key.heard();
            select.add(heard.publicKey(), heard.hash(), heard.frame(), heard.observerId(), key.droppedAt());
        }
        pipeline.ask(select, counts -> {
            Key key = keys.get(counts.getInt(1) - 1);
            rowsOfSecond.put(key, counts.getInt(2));
            rowsOfAnyTime.put(key.heard(), counts.getInt(3));
        });
    }

    /** Writes the rows that do not exist yet. */
    SetStatement inserts() {
        SetStatement insert = new SetStatement(INSERT, NEW);
        for (Message message : messages) {
            Key key = message.key();
            Heard heard = key.heard();
            int there = message.rejected().delivery().isRepeat()
                    ? rowsOfAnyTime.getOrDefault(heard, 0)
                    : rowsOfSecond.getOrDefault(key, 0);
            if (there >= message.occurrence()) {
                continue;
            }
            rowsOfSecond.merge(key, 1, Integer::sum);
            rowsOfAnyTime.merge(heard, 1, Integer::sum);
            insert.add(
                    heard.hash(),
                    heard.frame(),
                    heard.observerId(),
                    Cells.text(message.rejected().observer().flatMap(ObserverRef::name)),
                    heard.publicKey(),
                    Cells.text(message.rejected().advert().nodeName()),
                    key.droppedAt());
        }
        return insert;
    }
}
