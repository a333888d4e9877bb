package io.github.meshcorejvm.store.sqlite.sidecar;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** Marks the observers that a configuration no longer wants. */
public final class ObserverBlacklist {

    private ObserverBlacklist() {}

    /**
     * Marks observers as inactive.
     *
     * @param ids in lower case; matched without regard to case
     * @return how many were active until now
     */
    public static int markInactive(Path database, Set<String> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE observers SET inactive = 1 WHERE lower(trim(id)) = ? AND inactive IS NOT 1")) {
            int marked = 0;
            for (String id : ids) {
                update.setString(1, id);
                marked += update.executeUpdate();
            }
            return marked;
        } catch (SQLException failure) {
            throw SqliteFailure.of("mark observers as inactive", failure);
        }
    }
}
