package io.github.meshcorejvm.store.postgres.read;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a query on its own connection, which is closed with the stream. The driver fetches them with a cursor, which
 * needs a transaction: it ends with the connection.
 */
final class RowStream<T> extends AbstractSpliterator<T> {

    /** Rows held in memory at once. */
    private static final int FETCH_SIZE = 1_000;

    private final PostgresUrl url;
    private final ResultSet rows;
    private final Mapper<T> mapper;

    private RowStream(PostgresUrl url, ResultSet rows, Mapper<T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.url = url;
        this.rows = rows;
        this.mapper = mapper;
    }

    /** Converts the current row of a result set to a value. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Sets the parameters of a query. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement query) throws SQLException;
    }

    /** Runs a query; the stream must be closed. */
    static <T> Stream<T> of(PostgresUrl url, String sql, Binder binder, Mapper<T> mapper) {
        Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.READ);
        try {
            try {
                connection.setAutoCommit(false);
                PreparedStatement query = connection.prepareStatement(sql);
                query.setFetchSize(FETCH_SIZE);
                binder.bind(query);
                return StreamSupport.stream(new RowStream<>(url, query.executeQuery(), mapper), false)
                        .onClose(() -> close(url, connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw PostgresFailure.of("read " + url, e);
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T value;
        try {
            if (!rows.next()) {
                return false;
            }
            value = mapper.map(rows);
        } catch (SQLException e) {
            throw PostgresFailure.of("read " + url, e);
        }
        action.accept(value);
        return true;
    }

    /** Also closes its transaction, statement and rows. */
    private static void close(PostgresUrl url, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresFailure.of("close " + url, e);
        }
    }
}
