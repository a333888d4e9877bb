package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.sqlite.jdbc.SharedFrames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The current row of an {@link ObservationScan}, valid until the scan advances. Fetching a column costs as much as the row
 * itself, so the numbers and types that the edges need are combined in one column.
 */
public final class ObservationRow {

    /** Driven by the ids of observations: each transmission is looked up, and mostly is that of the previous row. */
    static final String SELECT = String.format(Locale.ROOT, """
            SELECT o.id,
                   ifnull(o.observer_idx, 0) * 16
                       + (t.payload_type IS 4)
                       + 2 * (t.payload_type IS 9 OR t.route_type IS 2 OR t.route_type IS 3)
                       + 4 * (o.direction IS 'tx' COLLATE NOCASE)
                       + 8 * (t.payload_type IS 4 AND %s),
                   o.path_json,
                   o.timestamp,
                   CASE WHEN t.payload_type = 4 THEN t.from_pubkey END,
                   CASE WHEN t.payload_type = 4 AND ifnull(t.from_pubkey, '') = '' THEN t.decoded_json END,
                   o.snr
            FROM observations o CROSS JOIN transmissions t ON t.id = o.transmission_id
            WHERE o.id > ? ORDER BY o.id LIMIT ?
            """, SharedFrames.isSharedJoined("o"));

    private static final int ADVERT = 1;
    private static final int DIRECT = 2;
    private static final int SENT = 4;
    private static final int SHARED = 8;
    private static final int FLAG_BITS = 4;

    private final ResultSet columns;
    private long id;
    private long observerAndFlags;

    ObservationRow(ResultSet columns) {
        this.columns = columns;
    }

    /** Advances to the next row, if there is one. */
    boolean next() throws SQLException {
        if (!columns.next()) {
            return false;
        }
        id = columns.getLong(1);
        observerAndFlags = columns.getLong(2);
        return true;
    }

    long id() {
        return id;
    }

    /** The rowid of the observer, 0 for none. */
    long observer() {
        return observerAndFlags >> FLAG_BITS;
    }

    boolean isAdvert() {
        return (observerAndFlags & ADVERT) != 0;
    }

    /** Whether the packet took a direct route, or is a TRACE: its hops are the planned route, not the hops passed so far. */
    boolean isDirect() {
        return (observerAndFlags & DIRECT) != 0;
    }

    /** Whether the observer sent the packet itself, so that it heard nobody. */
    boolean isSent() {
        return (observerAndFlags & SENT) != 0;
    }

    /** Whether it is a shared contact, which does not prove that anybody was heard. */
    boolean isSharedContact() {
        return (observerAndFlags & SHARED) != 0;
    }

    /** The path as UTF-8, empty when the row has none. */
    byte[] pathJson() throws SQLException {
        byte[] json = columns.getBytes(3);
        return json == null ? new byte[0] : json;
    }

    /** When it was heard, in epoch seconds. */
    long seconds() throws SQLException {
        return columns.getLong(4);
    }

    /** The sender's key as stored, of adverts only; empty when the row has none. */
    String fromPubkey() throws SQLException {
        return text(5);
    }

    /** The decoded packet, of adverts without {@link #fromPubkey()} only. */
    String decodedJson() throws SQLException {
        return text(6);
    }

    /** The signal-to-noise ratio in dB, NaN when unknown. */
    double snr() throws SQLException {
        double snr = columns.getDouble(7);
        return columns.wasNull() ? Double.NaN : snr;
    }

    private String text(int column) throws SQLException {
        String text = columns.getString(column);
        return text == null ? "" : text;
    }
}
