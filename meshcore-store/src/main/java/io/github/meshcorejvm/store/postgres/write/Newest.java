package io.github.meshcorejvm.store.postgres.write;

/** The newest advert of a node: its transmission, and when that was first seen. */
record Newest(long rank, long firstSeen) {

    boolean isAfter(TransmissionRow other) {
        return firstSeen > other.firstSeen || firstSeen == other.firstSeen && rank > other.rank();
    }
}
