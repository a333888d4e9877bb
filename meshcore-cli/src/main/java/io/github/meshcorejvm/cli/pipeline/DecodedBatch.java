package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.ArrayList;
import java.util.List;

/** Messages on their way to one transaction, with their records. Confined to one thread at a time. */
final class DecodedBatch {

    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<StoreRecord> items = new ArrayList<>();

    /** The messages, including those without records, which are acknowledged with the others. */
    List<InboundMessage> messages() {
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
        List<InboundMessage> laterMessages = messages.subList(fromMessage, messages.size());
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
