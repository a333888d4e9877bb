package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.CompanionMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts without a frame that are stored already, although the hash of a repeated message is another. Not thread-safe. */
final class RepeatedTexts {

    /** Anyone can send any number to one channel: searching them all would take longer and longer. */
    private static final int LOOKED_BACK = 20_000;

    private static final ColumnSet KEYS = ColumnSet.of("channel_hash:T payload_type:B since:T decoded_json:T");
    /** In two halves, since the index finds NULL but not "the same or both NULL". */
    private static final String SELECT =
            "WITH u AS MATERIALIZED (SELECT * FROM " + KEYS.rows() + ")\n" + half("t.channel_hash = u.channel_hash")
                    + "\nUNION ALL\n" + half("u.channel_hash IS NULL AND t.channel_hash IS NULL");

    private final Set<CompanionMessage> stored = new HashSet<>();
    private final Map<Text, Instant> inBatch = new HashMap<>();

    private record Text(CompanionMessage.Kind kind, Optional<String> channelHash, String decodedJson) {

        static Text of(CompanionMessage message) {
            return new Text(message.kind(), message.channelHash(), message.decodedJson());
        }
    }

    private static String half(String sameChannel) {
        return String.format(Locale.ROOT, """
                SELECT u.n FROM u WHERE EXISTS (SELECT FROM (
                    SELECT t.raw_hex, t.decoded_json FROM transmissions AS t
                    WHERE %s AND t.payload_type = u.payload_type AND t.first_seen >= u.since
                    ORDER BY t.first_seen DESC LIMIT %d) AS newest
                  WHERE newest.raw_hex = '' AND newest.decoded_json = u.decoded_json)""", sameChannel, LOOKED_BACK);
    }

    /** Looks up which of some repeated messages are stored. */
    void load(List<CompanionMessage> repeated, Pipeline pipeline) {
        List<CompanionMessage> asked = new ArrayList<>(repeated);
        SetStatement select = new SetStatement(SELECT, KEYS);
        for (CompanionMessage message : asked) {
            select.add(
                    Cells.text(message.channelHash()),
                    (long) message.kind().payloadType(),
                    IsoTime.format(message.repeatedSince().orElseThrow()),
                    message.decodedJson());
        }
        pipeline.ask(select, found -> stored.add(asked.get(found.getInt(1) - 1)));
    }

    /** Whether a message is a repeated one that has been stored, by an earlier batch or by this one. */
    boolean isStored(CompanionMessage message) {
        Optional<Instant> since = message.repeatedSince();
        if (since.isEmpty()) {
            return false;
        }
        Instant latest = inBatch.get(Text.of(message));
        return stored.contains(message) || latest != null && !latest.isBefore(since.get());
    }

    /** Notes a text of this batch. */
    void store(CompanionMessage message) {
        inBatch.merge(Text.of(message), message.receivedAt(), (one, other) -> one.isAfter(other) ? one : other);
    }
}
