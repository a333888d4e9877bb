package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Maps PostgreSQL's error codes (SQLSTATE) to the store's exceptions. */
public final class PostgresFailure {

    /** lock_not_available. */
    private static final String LOCK_TIMEOUT = "55P03";
    /** disk_full, out_of_memory, io_error. */
    private static final Set<String> NO_SPACE = Set.of("53100", "53200", "58030");
    /** lock_not_available, too_many_connections, query_canceled by a time limit. */
    private static final Set<String> BUSY = Set.of(LOCK_TIMEOUT, "53300", "57014");
    /** serialization_failure, deadlock_detected: a retry of the same transaction succeeds. */
    private static final Set<String> REPEAT = Set.of("40001", "40P01");
    /**
     * admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout, read_only_sql_transaction (a standby),
     * idle_in_transaction_session_timeout, transaction_timeout.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25006", "25P03", "25P04");

    /** sequence_generator_limit_exceeded: it refuses every row. */
    private static final String NO_NUMBER_LEFT = "2200H";
    /** Keys whose values come from sequences, and from no record. */
    static final Set<String> NUMBERED_KEYS = Set.of(
            "transmissions_pkey",
            "observations_pkey",
            "observers_rowid_key",
            "dropped_packets_pkey",
            "advert_route_evidence_pkey",
            "client_receptions_pkey",
            "client_rf_samples_pkey",
            "client_rx_observations_pkey",
            "node_declared_regions_pkey");
    /** transaction_resolution_unknown: committed, but not confirmed by the synchronous standby. */
    static final String UNCONFIRMED = "08007";

    private PostgresFailure() {}

    /**
     * The exception for an answer of PostgreSQL: {@link StoreBusyException} or {@link StoreFullException} where a retry may
     * succeed.
     *
     * @param operation what was attempted, such as "write a batch"
     */
    public static StoreException of(String operation, SQLException cause) {
        String message = operation + ": " + cause.getMessage();
        String state = state(cause);
        if (NO_SPACE.contains(state)) {
            return new StoreFullException(StoreFullException.Reason.NO_SPACE, message, cause);
        }
        if (isRepeatable(cause) || BUSY.contains(state) || isConnectionLost(cause)) {
            return new StoreBusyException(message, cause);
        }
        if (state.equals("42501")) {
            return new StoreFullException(StoreFullException.Reason.NOT_WRITABLE, message, cause);
        }
        return new StoreException(message, cause);
    }

    /** Whether a lock request timed out. */
    static boolean isLockTimeout(SQLException cause) {
        return state(cause).equals(LOCK_TIMEOUT);
    }

    /** Whether the same transaction should be retried at once. */
    public static boolean isRepeatable(SQLException cause) {
        return REPEAT.contains(state(cause));
    }

    /** Whether the wait for a synchronous standby was ended before it confirmed the commit; the next one may be, too. */
    public static boolean isUnconfirmed(SQLException cause) {
        return state(cause).equals(UNCONFIRMED);
    }

    /** Whether the connection is broken, or leads to a server that does not accept writes. */
    public static boolean isConnectionLost(SQLException cause) {
        String state = state(cause);
        return state.startsWith("08") || AWAY.contains(state);
    }

    /** Whether a written value is invalid: the same batch without it succeeds. */
    public static boolean isFaultOfRecord(SQLException cause) {
        String state = state(cause);
        if (state.equals(NO_NUMBER_LEFT) || (state.equals("23505") && isNumberedByServer(cause))) {
            return false;
        }
        return state.startsWith("22") || state.startsWith("23");
    }

    /** A sequence behind its table, as after a restore without it, refuses every row. */
    private static boolean isNumberedByServer(SQLException cause) {
        if (!(cause instanceof PSQLException failure)) {
            return false;
        }
        ServerErrorMessage message = failure.getServerErrorMessage();
        return message != null && message.getConstraint() != null && NUMBERED_KEYS.contains(message.getConstraint());
    }

    private static String state(SQLException cause) {
        String state = cause.getSQLState();
        return state == null ? "" : state;
    }
}
