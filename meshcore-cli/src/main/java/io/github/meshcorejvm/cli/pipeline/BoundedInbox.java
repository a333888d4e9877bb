package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The messages that were received but not yet decoded; bounded by count and by bytes. When it is full, the oldest message that
 * no broker would send again is dropped; if there is none, a message is refused, so that its broker keeps it. Safe for use by
 * multiple threads.
 *
 * <p>A message that finds it full waits for {@link #MAX_WAIT_NANOS} at most, during which its broker waits too, since messages
 * arrive faster than they are decoded: that is how long a burst may be ahead. Where there is no room after that, because the
 * database is locked or its disk full, no other message waits before half of it is empty again.
 */
final class BoundedInbox {

    /** The memory of a message besides its payload and topic: objects, references. */
    private static final long OVERHEAD_BYTES = 200;

    private static final char LATIN_1 = 0xFF;

    /** Far below the keep-alive interval of a connection, which is served by the thread that waits. */
    static final long MAX_WAIT_NANOS = 1_000_000_000;

    private final int maxCount;
    private final long maxBytes;
    private final Deque<Entry> repeatable = new ArrayDeque<>();
    private final Deque<Entry> once = new ArrayDeque<>();
    private long sequence;
    private long bytes;
    private boolean closed;
    /** Whether a message that finds it full waits. */
    private boolean waits = true;

    private record Entry(long sequence, InboundMessage message, long bytes) {
        Entry(long sequence, InboundMessage message) {
            this(sequence, message, OVERHEAD_BYTES + message.payload().size() + bytes(message.topic()));
        }

        /** The JVM stores two bytes a character as soon as one is beyond Latin-1. */
        private static long bytes(String topic) {
            for (int at = 0; at < topic.length(); at++) {
                if (topic.charAt(at) > LATIN_1) {
                    return 2L * topic.length();
                }
            }
            return topic.length();
        }
    }

    BoundedInbox(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /**
     * Adds {@code message}, after a wait if necessary; returns the messages that did not fit because of it, possibly only itself.
     */
    synchronized List<InboundMessage> offer(InboundMessage message) {
        awaitRoom(message);
        Entry entry = new Entry(sequence++, message);
        List<InboundMessage> lost = List.of();
        while (closed || isFull(entry)) {
            if (lost.isEmpty()) {
                lost = new ArrayList<>();
            }
            if (closed || once.isEmpty()) {
                lost.add(message);
                return lost;
            }
            Entry oldest = once.removeFirst();
            bytes -= oldest.bytes();
            lost.add(oldest.message());
        }
        add(entry);
        return lost;
    }

    private void awaitRoom(InboundMessage message) {
        Entry entry = new Entry(0, message);
        long begun = System.nanoTime();
        while (waits && !closed && isFull(entry)) {
            long left = MAX_WAIT_NANOS - (System.nanoTime() - begun);
            if (left <= 0) {
                waits = false;
                return;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Adds {@code message} as soon as there is room; false when closed. */
    synchronized boolean put(InboundMessage message) throws InterruptedException {
        Entry entry = new Entry(sequence++, message);
        while (!closed && isFull(entry)) {
            wait();
        }
        if (!closed) {
            add(entry);
        }
        return !closed;
    }

    /**
     * Removes up to {@code max} messages, oldest first, as soon as there is one; fewer if they take more than {@code
     * maxBytesTaken}, but at least one; none when closed and empty.
     */
    synchronized List<InboundMessage> take(int max, long maxBytesTaken) throws InterruptedException {
        while (size() == 0 && !closed) {
            wait();
        }
        List<InboundMessage> taken = new ArrayList<>(Math.min(max, size()));
        long room = maxBytesTaken;
        while (taken.size() < max && size() > 0 && room > 0) {
            Entry next = olderQueue().removeFirst();
            bytes -= next.bytes();
            room -= next.bytes();
            taken.add(next.message());
        }
        waits |= isRoomy();
        notifyAll();
        return taken;
    }

    /** The number of waiting messages. */
    synchronized int size() {
        return repeatable.size() + once.size();
    }

    /** The bytes of the waiting messages. */
    synchronized long bytes() {
        return bytes;
    }

    /** Whether there is enough room again for refused messages. */
    synchronized boolean isRoomy() {
        return size() <= maxCount / 2 && bytes <= maxBytes / 2;
    }

    /** Accepts no more messages; waiting ones can still be removed. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private Deque<Entry> olderQueue() {
        if (repeatable.isEmpty()) {
            return once;
        }
        return once.isEmpty()
                        || repeatable.getFirst().sequence() < once.getFirst().sequence()
                ? repeatable
                : once;
    }

    private boolean isFull(Entry next) {
        return size() >= maxCount || size() > 0 && bytes + next.bytes() > maxBytes;
    }

    private void add(Entry entry) {
        (entry.message().acknowledgement().isAwaited() ? repeatable : once).addLast(entry);
        bytes += entry.bytes();
        notifyAll();
    }
}
