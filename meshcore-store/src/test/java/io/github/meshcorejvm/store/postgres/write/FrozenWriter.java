package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.testing.KilledProcess;
import java.sql.Connection;
import java.sql.SQLException;

/** A process that holds the writer lock within its transaction. */
final class FrozenWriter {

    private FrozenWriter() {}

    public static void main(String[] url) throws SQLException {
        Connection connection = PostgresConnections.open(PostgresUrl.parse(url[0]), PostgresConnections.Purpose.WRITE);
        PostgresTransaction.write(connection, () -> {
            System.out.println(KilledProcess.BEGINS);
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return 0;
        });
    }
}
