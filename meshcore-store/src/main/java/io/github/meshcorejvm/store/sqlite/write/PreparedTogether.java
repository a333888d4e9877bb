package io.github.meshcorejvm.store.sqlite.write;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of which all are needed or none: where one cannot be prepared, because another program has dropped its table,
 * those before it are closed. They take native memory, and a writer tries again every second. Not thread-safe.
 */
final class PreparedTogether {

    private final Connection recording;
    private final List<Statement> prepared = new ArrayList<>();
    private boolean complete;

    PreparedTogether(Connection connection) {
        recording = (Connection) Proxy.newProxyInstance(
                PreparedTogether.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (!complete && result instanceof Statement statement) {
                            prepared.add(statement);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    /** The connection to prepare them on. */
    Connection connection() {
        return recording;
    }

    /** All are prepared; from now on, they are their owners' to close. */
    void complete() {
        complete = true;
        prepared.clear();
    }

    /** Closes those that were prepared. */
    void close(Exception cause) {
        for (Statement statement : prepared) {
            try {
                statement.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
        complete();
    }
}
