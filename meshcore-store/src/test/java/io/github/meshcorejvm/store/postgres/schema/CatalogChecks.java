package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The catalogue queries of the contract, and their answers as lines. */
final class CatalogChecks {

    private CatalogChecks() {}

    /** Runs a query of {@code checks.sql}, such as Q6, as a role. */
    static List<String> answers(String database, String role, String check) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = PostgresServer.shared().connect(database, role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query(check))) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    cells.add(row.getString(column));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static String query(String check) {
        for (String part : resource("checks.sql").split("(?m)^-- ")) {
            if (part.startsWith(check)) {
                return part.substring(check.length());
            }
        }
        throw new IllegalArgumentException(check);
    }

    static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(CatalogChecks.class.getResourceAsStream("/testdata/postgres/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
