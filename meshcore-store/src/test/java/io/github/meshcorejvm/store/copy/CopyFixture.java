package io.github.meshcorejvm.store.copy;

import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies between a file and a database of the shared server. */
final class CopyFixture {

    static final PostgresServer SERVER = PostgresServer.shared();

    private CopyFixture() {}

    static StoreLocation owner(String database) {
        return StoreLocation.parse(SERVER.url(database, PostgresServer.OWNER));
    }

    static CopyReport toServer(Path file, String database) throws InterruptedException {
        return StoreCopy.run(new StoreLocation.InFile(file), owner(database), CopyOptions.DEFAULT, CopyProgress.NONE);
    }

    static CopyReport toFile(String database, Path file) throws InterruptedException {
        return StoreCopy.run(owner(database), new StoreLocation.InFile(file), CopyOptions.DEFAULT, CopyProgress.NONE);
    }

    static String ask(String database, String query) throws SQLException {
        try (Connection connection = SERVER.connect(database, "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Whether the marker lets other programs in. */
    static boolean isReady(String database) throws SQLException {
        return ask(database, "SELECT to_regclass('corescope_schema') IS NOT NULL")
                        .equals("t")
                && ask(database, "SELECT ready FROM corescope_schema").equals("t");
    }

    static void execute(String database, String sql) throws SQLException {
        SERVER.execute(database, PostgresServer.OWNER, sql);
    }
}
