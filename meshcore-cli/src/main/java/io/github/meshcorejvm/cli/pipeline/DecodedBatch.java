package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages on their way to one transaction, with their records. Confined to one thread at a time. */
final class DecodedBatch {

    private final List<Receipt> messages = new ArrayList<>();
    private final List<StoreRecord> items = new ArrayList<>();

    /**
     * What is left to do for a message once it is written. Without its payload, which would be moved by every collection until
     * then.
     */
    record Receipt(String source, Instant receivedAt, Acknowledgement acknowledgement, boolean hasRecords) {}

    /** Adds a message with its records, if it has any. */
    void add(InboundMessage message, List<StoreRecord> records) {
        messages.add(
                new Receipt(message.source(), message.receivedAt(), message.acknowledgement(), !records.isEmpty()));
        items.addAll(records);
    }

    /** The messages, including those without records, which are acknowledged with the others. */
    List<Receipt> messages() {
        return messages;
    }

    /** The records to write, in the order of the messages. */
    List<StoreRecord> items() {
        return items;
    }

    /** Takes the records from an index on, and the messages from an index on, out of it. */
    DecodedBatch split(int fromItem, int fromMessage) {
        DecodedBatch rest = new DecodedBatch();
        List<StoreRecord> laterItems = items.subList(fromItem, items.size());
        List<Receipt> laterMessages = messages.subList(fromMessage, messages.size());
        rest.items.addAll(laterItems);
        rest.messages.addAll(laterMessages);
        laterItems.clear();
        laterMessages.clear();
        return rest;
    }

    void append(DecodedBatch later) {
        messages.addAll(later.messages);
        items.addAll(later.items);
    }
}
