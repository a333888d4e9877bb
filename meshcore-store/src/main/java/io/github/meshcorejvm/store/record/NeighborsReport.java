package io.github.meshcorejvm.store.record;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which regions nodes are set to forward, as an observer learned by asking those it hears. Nodes that have no row get none.
 *
 * @param reportedAt the report's own time, which decides which of two is newer
 * @param answers one a node
 */
public record NeighborsReport(Instant reportedAt, List<ConfiguredScope> answers) implements StoreRecord {

    /**
     * What one node is set to.
     *
     * @param publicKey 64 lower-case hex digits
     * @param scopes region names with {@code #}, and {@code *} for what has no region, joined by commas; empty for none
     */
    public record ConfiguredScope(String publicKey, String scopes) {

        /** Refuses null. */
        public ConfiguredScope {
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(scopes, "scopes");
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
