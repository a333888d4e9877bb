package io.github.meshcorejvm.store.sqlite.fold;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The index that makes (transmission, observer, path) unique; on big old files it is built in the background during ingest. */
final class DedupIndex {

    private DedupIndex() {}

    static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery("SELECT 1 FROM pragma_index_list('observations')"
                        + " WHERE name = 'idx_observations_dedup' AND \"unique\" = 1")) {
            return index.next();
        }
    }
}
