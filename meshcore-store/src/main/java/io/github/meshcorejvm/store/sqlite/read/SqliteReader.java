package io.github.meshcorejvm.store.sqlite.read;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.read.StoredNode;
import io.github.meshcorejvm.store.read.StoredObservation;
import io.github.meshcorejvm.store.read.StoredObserver;
import io.github.meshcorejvm.store.read.StoredTransmission;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of a SQLite file. */
public record SqliteReader(Path file) implements StoreReader {

    private static final String TRANSMISSIONS = """
            SELECT id, hash, raw_hex, first_seen, last_seen, route_type, payload_type, from_pubkey, channel_hash,
              scope_name, decoded_json
            FROM transmissions WHERE id > ? ORDER BY id""";
    private static final String GROUP_TEXTS =
            TRANSMISSIONS.replace("WHERE id > ?", "WHERE id > ? AND payload_type = " + PayloadType.GRP_TXT.code());
    private static final String OBSERVATIONS = """
            SELECT o.id, o.transmission_id, r.id AS observer, r.name, o.timestamp, o.snr, o.rssi, o.direction,
              o.path_json, o.raw_hex
            FROM transmissions t JOIN observations o ON o.transmission_id = t.id
              LEFT JOIN observers r ON r.rowid = o.observer_idx
            WHERE t.hash = ? ORDER BY o.id""";
    private static final String NODES = """
            SELECT public_key, name, role, lat, lon, first_seen, last_seen, advert_count
            FROM nodes WHERE public_key IS NOT NULL ORDER BY public_key""";
    private static final String OBSERVERS = """
            SELECT id, name, iata, first_seen, last_seen, packet_count, inactive
            FROM observers WHERE id IS NOT NULL ORDER BY id""";

    @Override
    public Stream<StoredTransmission> transmissionsSince(long id) {
        return RowStream.of(file, TRANSMISSIONS, query -> query.setLong(1, id), SqliteReader::transmission);
    }

    @Override
    public Stream<StoredTransmission> groupTextsSince(long id) {
        return RowStream.of(file, GROUP_TEXTS, query -> query.setLong(1, id), SqliteReader::transmission);
    }

    @Override
    public Stream<StoredObservation> observationsOf(ContentHash hash) {
        String hex = hash.toString();
        return RowStream.of(file, OBSERVATIONS, query -> query.setString(1, hex), SqliteReader::observation);
    }

    @Override
    public Stream<StoredNode> nodes() {
        return RowStream.of(file, NODES, query -> {}, SqliteReader::node);
    }

    @Override
    public Stream<StoredObserver> observers() {
        return RowStream.of(file, OBSERVERS, query -> {}, SqliteReader::observer);
    }

    private static StoredTransmission transmission(ResultSet row) throws SQLException {
        long lastSeen = row.getLong("last_seen");
        return new StoredTransmission(
                row.getLong("id"),
                String.valueOf(row.getString("hash")),
                Columns.frame(row, "raw_hex"),
                Columns.time(row, "first_seen"),
                // 0 in rows that an older program wrote and no backfill has filled in.
                lastSeen > 0 ? Optional.<Instant>of(Columns.epoch(row, "last_seen")) : Optional.empty(),
                Columns.code(row, "route_type"),
                Columns.code(row, "payload_type"),
                Columns.text(row, "from_pubkey"),
                Columns.text(row, "channel_hash"),
                Columns.text(row, "scope_name"),
                Columns.text(row, "decoded_json"));
    }

    private static StoredObservation observation(ResultSet row) throws SQLException {
        return new StoredObservation(
                row.getLong("id"),
                row.getLong("transmission_id"),
                Columns.text(row, "observer"),
                Columns.text(row, "name"),
                Columns.epoch(row, "timestamp"),
                Columns.real(row, "snr"),
                Columns.real(row, "rssi"),
                Columns.text(row, "direction"),
                Columns.text(row, "path_json").map(PathJson::parse).orElse(List.of()),
                Columns.frame(row, "raw_hex"));
    }

    private static StoredNode node(ResultSet row) throws SQLException {
        return new StoredNode(
                row.getString("public_key"),
                Columns.text(row, "name"),
                Columns.text(row, "role"),
                Columns.real(row, "lat"),
                Columns.real(row, "lon"),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"),
                Math.max(0, row.getLong("advert_count")));
    }

    private static StoredObserver observer(ResultSet row) throws SQLException {
        return new StoredObserver(
                row.getString("id"),
                Columns.text(row, "name"),
                Columns.text(row, "iata"),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"),
                Math.max(0, row.getLong("packet_count")),
                row.getLong("inactive") == 0);
    }
}
