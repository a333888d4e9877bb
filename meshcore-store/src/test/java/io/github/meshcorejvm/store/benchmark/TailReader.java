package io.github.meshcorejvm.store.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Reads new observations as an analyzer server does: in the order of their ids, never looking back. Ends when a line comes in,
 * after a last look, and prints how many it has seen.
 *
 * <pre>
 * java -cp "meshcore-store/target/test-classes:$(ls meshcore-cli/target/meshcore-cli-*-all.jar)" \
 *     io.github.meshcorejvm.store.benchmark.TailReader 'jdbc:postgresql://127.0.0.1/DATABASE?user=ROLE'
 * </pre>
 */
public final class TailReader {

    private static final String NEXT = "SELECT id FROM observations WHERE id > ? ORDER BY id LIMIT 500";
    private static final long PAUSE_MILLIS = 20;

    private final PreparedStatement next;
    private long last;
    private long seen;

    private TailReader(PreparedStatement next) {
        this.next = next;
    }

    /** Takes the address of a database. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                PreparedStatement next = connection.prepareStatement(NEXT)) {
            TailReader reader = new TailReader(next);
            while (System.in.available() == 0) {
                reader.look();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            reader.look();
            System.out.println(reader.seen);
        }
    }

    private void look() throws SQLException {
        long before;
        do {
            before = seen;
            next.setLong(1, last);
            try (ResultSet rows = next.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    seen++;
                }
            }
        } while (seen > before);
    }
}
