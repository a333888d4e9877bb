package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answers of several hosts that are connected to at the same time, each on a thread of its own, so that their time limits
 * do not add up. Safe for use by multiple threads.
 */
final class HostAnswers {

    /**
     * How long to wait for the others after the first answer if nobody is the primary: longer than a login over a slow link
     * takes, but a frozen host must not hold up what a promotion makes possible.
     */
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(4);
    /**
     * How long to wait after the first connection to a primary: another one may be on a higher timeline, but one that is
     * frozen delays every fail-over.
     */
    private static final long MAX_WAIT_FOR_NEWER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final List<String> hosts;
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private boolean closed;
    /** When the first connection came; 0 before. */
    private long foundAt;

    private HostAnswers(List<String> hosts) {
        this.hosts = hosts;
    }

    /** Asks one host. */
    @FunctionalInterface
    interface Question {
        Answer ask(String host) throws SQLException;
    }

    /** What a host has answered: a connection, or a failure. */
    record Answer(
            String host,
            @Nullable Connection connection,
            long timeline,
            @Nullable SQLException failure) {}

    /** Asks all hosts; returns the answers that came in time, in the order of the hosts. Connections that come later are closed. */
    static List<Answer> of(List<String> hosts, Question question) throws SQLException {
        HostAnswers answers = new HostAnswers(hosts);
        for (int place = 0; place < hosts.size(); place++) {
            int own = place;
            Thread thread = new Thread(() -> answers.ask(own, question), "connect-" + hosts.get(place));
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError noThread) {
                answers.ask(own, question);
            }
        }
        try {
            return answers.await();
        } catch (InterruptedException stopped) {
            answers.close().forEach(HostAnswers::discard);
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while connecting", "08001", stopped);
        }
    }

    private void ask(int place, Question question) {
        String host = hosts.get(place);
        Answer answer;
        try {
            answer = question.ask(host);
        } catch (SQLException e) {
            answer = new Answer(host, null, 0, e);
        } catch (RuntimeException | Error e) {
            answer = new Answer(host, null, 0, new SQLException(e.toString(), "08001", e));
        }
        if (!add(place, answer)) {
            discard(answer);
        }
    }

    private synchronized boolean add(int place, Answer answer) {
        if (!closed) {
            answers.put(place, answer);
            if (foundAt == 0 && answer.connection() != null) {
                foundAt = System.nanoTime();
            }
            notifyAll();
        }
        return !closed;
    }

    private synchronized List<Answer> await() throws InterruptedException {
        while (answers.isEmpty()) {
            wait();
        }
        long first = System.nanoTime();
        while (answers.size() < hosts.size()) {
            long now = System.nanoTime();
            long left = foundAt == 0 ? MAX_WAIT_NANOS - (now - first) : MAX_WAIT_FOR_NEWER_NANOS - (now - foundAt);
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        for (int place = 0; place < hosts.size(); place++) {
            String host = hosts.get(place);
            answers.computeIfAbsent(
                    place, absent -> new Answer(host, null, 0, new SQLException("no answer yet", "08001")));
        }
        return close();
    }

    private synchronized List<Answer> close() {
        closed = true;
        return List.copyOf(answers.values());
    }

    /** Closes the connection of an answer that is not used. */
    static void discard(Answer answer) {
        try {
            if (answer.connection() != null) {
                answer.connection().close();
            }
        } catch (SQLException ignored) {
            // It is not used any more.
        }
    }
}
