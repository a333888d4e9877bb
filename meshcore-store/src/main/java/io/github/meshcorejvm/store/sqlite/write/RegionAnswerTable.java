package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rows of {@code node_declared_regions}: a history, in which no row is ever replaced. Not thread-safe. */
final class RegionAnswerTable implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv, truncated, lat,
              lon, pos_acc_m, repeater_clock)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (target, rx_pubkey, observed_at) DO NOTHING""";

    private final PreparedStatement insert;

    RegionAnswerTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** Writes an answer; of several with the same repeater, phone and time the first is kept. */
    void put(RegionAnswer answer) throws SQLException {
        Optional<ClientPosition> position = answer.position();
        insert.setString(1, answer.target());
        insert.setString(2, answer.stamp().client());
        insert.setString(3, IsoTime.formatMillis(answer.stamp().at()));
        insert.setString(4, IsoTime.format(answer.stamp().receivedAt()));
        insert.setString(5, String.join(",", answer.regions()));
        insert.setInt(6, answer.truncated() ? 1 : 0);
        Bind.real(insert, 7, number(position.map(ClientPosition::latitude)));
        Bind.real(insert, 8, number(position.map(ClientPosition::longitude)));
        Bind.real(insert, 9, position.map(ClientPosition::accuracyMetres).orElse(OptionalDouble.empty()));
        Bind.integer(insert, 10, answer.repeaterClock());
        insert.executeUpdate();
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
