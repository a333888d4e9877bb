package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which regions nodes are configured to forward, as answered to an observer by the nodes it hears. Creates no rows for unknown
 * nodes.
 *
 * @param reportedAt the report's own time, which decides which of two is newer
 * @param answers one per node
 */
public record NeighborsReport(Instant reportedAt, List<ConfiguredScope> answers) implements StoreRecord {

    /**
     * The configuration of one node.
     *
     * @param publicKey 64 lower-case hex digits
     * @param scopes region names with {@code #}, and {@code *} for what has no region, joined by commas; empty for none
     */
    public record ConfiguredScope(String publicKey, String scopes) {

        /** Refuses null, and removes U+0000. */
        public ConfiguredScope {
            Objects.requireNonNull(publicKey, "publicKey");
            scopes = StoredText.of(scopes);
        }
    }

    /** Refuses null, and copies the list. */
    public NeighborsReport {
        Objects.requireNonNull(reportedAt, "reportedAt");
        answers = List.copyOf(answers);
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
