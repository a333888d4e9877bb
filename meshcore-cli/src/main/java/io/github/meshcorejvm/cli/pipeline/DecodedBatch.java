package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.ArrayList;
import java.util.List;

/** Messages on their way to one transaction, with what is to be written of them. Confined to one thread at a time. */
final class DecodedBatch {

    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<StoreRecord> items = new ArrayList<>();

    /** The messages, also those that leave nothing: they are acknowledged with the others. */
    List<InboundMessage> messages() {
        return messages;
    }

    /** What to write, in the order of the messages. */
    List<StoreRecord> items() {
        return items;
    }

    void append(DecodedBatch later) {
        messages.addAll(later.messages);
        items.addAll(later.items);
    }
}
