package io.github.meshcorejvm.store.sqlite.read;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of a query on its own connection, which is closed with the stream. */
final class RowStream<T> extends AbstractSpliterator<T> {

    private final Path file;
    private final ResultSet rows;
    private final Mapper<T> mapper;

    private RowStream(Path file, ResultSet rows, Mapper<T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.file = file;
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
    static <T> Stream<T> of(Path file, String sql, Binder binder, Mapper<T> mapper) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("no such database file: " + file);
        }
        try {
            Connection connection = Connections.openReader(file, StoreOptions.DEFAULT.busyTimeout());
            try {
                PreparedStatement query = connection.prepareStatement(sql);
                binder.bind(query);
                return StreamSupport.stream(new RowStream<>(file, query.executeQuery(), mapper), false)
                        .onClose(() -> close(file, connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + file, e);
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
            throw SqliteFailure.of("read " + file, e);
        }
        action.accept(value);
        return true;
    }

    /** Also closes its statement and rows. */
    private static void close(Path file, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailure.of("close " + file, e);
        }
    }
}
