package io.github.meshcorejvm.store.sqlite.write;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of what phones report. Not thread-safe. */
final class ClientTables implements AutoCloseable {

    final ClientReceptionTable receptions;
    final ClientObservationTable observations;
    final RfSampleTable rfSamples;
    final RegionAnswerTable regionAnswers;

    ClientTables(Connection connection) throws SQLException {
        receptions = new ClientReceptionTable(connection);
        observations = new ClientObservationTable(connection);
        rfSamples = new RfSampleTable(connection);
        regionAnswers = new RegionAnswerTable(connection);
    }

    @Override
    public void close() throws SQLException {
        try (receptions;
                observations;
                rfSamples;
                regionAnswers) {
            // All are closed, even if one fails.
        }
    }
}
