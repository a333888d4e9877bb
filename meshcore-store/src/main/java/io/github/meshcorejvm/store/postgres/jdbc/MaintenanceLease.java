package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.Lease;
import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A separate session that holds an advisory lock. The server ends a session that is idle for 10 s, as when its process is
 * frozen; then others can take the lock. Does not work with poolers that share sessions.
 */
public final class MaintenanceLease implements Lease {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceLease.class);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofSeconds(3);
    /** The server measures the time from its answer, this program from its query. */
    private static final Duration VALID = IDLE_TIMEOUT.minusSeconds(1);

    private static final String ACQUIRE = "SELECT pg_try_advisory_lock(" + LockKeys.LEASE + "), pg_backend_pid(),"
            + " set_config('idle_session_timeout', '" + IDLE_TIMEOUT.toMillis() + "', false)";
    private static final String HELD = "SELECT EXISTS (SELECT" + LockKeys.holders(LockKeys.LEASE) + " WHERE l.pid = ?)";

    private final PostgresUrl url;
    private final AtomicReference<@Nullable Session> current = new AtomicReference<>();
    /** A session that was refused the lock, kept to try again. */
    private final AtomicReference<@Nullable Session> refused = new AtomicReference<>();

    private volatile boolean wanted;
    private volatile boolean closed;

    /** A lease that has not been requested. */
    public MaintenanceLease(PostgresUrl url) {
        this.url = url;
    }

    /** A session that holds the lock until it is lost, or that was refused it. */
    private static final class Session {
        private final Connection connection;
        private final int pid;
        private volatile long askedNanos;

        Session(Connection connection, int pid, long askedNanos) {
            this.connection = connection;
            this.pid = pid;
            this.askedNanos = askedNanos;
        }

        boolean isValid() {
            return System.nanoTime() - askedNanos < VALID.toNanos();
        }
    }

    @Override
    public synchronized boolean tryAcquire() {
        wanted = true;
        if (isHeld()) {
            return true;
        }
        end(current);
        Session known = refused.getAndSet(null);
        if (known != null && known.isValid()) {
            try {
                return ask(known.connection);
            } catch (SQLException e) {
                LOG.debug("retrying to acquire the maintenance lease: {}", e.getMessage());
            }
        } else if (known != null) {
            closeQuietly(known.connection);
        }
        return !closed && askAnew();
    }

    private boolean askAnew() {
        Connection connection = PostgresConnections.open(
                url.withDefaultApplicationName("meshcore lease"), PostgresConnections.Purpose.LEASE);
        try {
            return ask(connection);
        } catch (SQLException e) {
            throw PostgresFailure.of("acquire the maintenance lease of " + url, e);
        }
    }

    /** Tries to take the lock on a connection, which is kept whatever the answer is; a failure closes it. */
    private boolean ask(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        boolean granted;
        int pid;
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ACQUIRE)) {
            answer.next();
            granted = answer.getBoolean(1);
            pid = answer.getInt(2);
        } catch (SQLException e) {
            PostgresConnections.closeAfter(connection, e);
            throw e;
        }
        return keep(new Session(connection, pid, asked), granted);
    }

    /** Returns whether it holds the lease: false if the lease was closed meanwhile. */
    private boolean keep(Session session, boolean granted) {
        (granted ? current : refused).set(session);
        if (closed) {
            endSessions();
            return false;
        }
        if (granted) {
            Thread thread = new Thread(() -> askRegularly(session), "meshcore-lease");
            thread.setDaemon(true);
            thread.start();
        }
        return granted;
    }

    @Override
    public boolean isHeld() {
        Session session = current.get();
        return session != null && session.isValid();
    }

    /**
     * Checks, in a transaction of another connection that holds the writer lock, that the lease is still held; passes if the
     * lease was never requested.
     *
     * @throws StoreException if it is lost
     */
    public void check(Connection connection) throws SQLException {
        if (!wanted) {
            return;
        }
        Session session = current.get();
        if (session == null || !holdsLock(connection, session.pid)) {
            throw new StoreException("the maintenance lease of " + url + " is lost: another program may hold it now");
        }
    }

    private static boolean holdsLock(Connection connection, int pid) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setInt(1, pid);
            try (ResultSet held = select.executeQuery()) {
                held.next();
                return held.getBoolean(1);
            }
        }
    }

    private void askRegularly(Session session) {
        try (Connection connection = session.connection;
                PreparedStatement question = connection.prepareStatement("SELECT 1")) {
            PGConnection server = connection.unwrap(PGConnection.class);
            while (current.get() == session) {
                long asked = System.nanoTime();
                question.execute();
                session.askedNanos = asked;
                // A pause that ends at once when the server ends the session, so that the loss is known before others
                // take over.
                server.getNotifications((int) ASK_EVERY.toMillis());
            }
        } catch (SQLException e) {
            if (current.compareAndSet(session, null)) {
                LOG.warn("maintenance lease lost: {}", e.getMessage());
            }
        }
    }

    /** Not synchronized: it does not wait for {@link #tryAcquire}, which looks at it after it has kept a session. */
    @Override
    public void close() {
        closed = true;
        endSessions();
    }

    private void endSessions() {
        end(current);
        end(refused);
    }

    private static void end(AtomicReference<@Nullable Session> kept) {
        Session session = kept.getAndSet(null);
        if (session != null) {
            closeQuietly(session.connection);
        }
    }

    /** A lease that cannot be released is lost anyway. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing the session of the maintenance lease: {}", e.getMessage());
        }
    }
}
