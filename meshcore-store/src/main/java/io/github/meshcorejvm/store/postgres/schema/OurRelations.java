package io.github.meshcorejvm.store.postgres.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables, views and sequences that this program grants rights on, as the connected role sees them. */
final class OurRelations {

    private OurRelations() {}

    /**
     * A table, view or sequence.
     *
     * @param name with its schema, quoted
     * @param own whether it is in this program's own schema
     * @param known whether it belongs to the contract or to this program; else the connected role owns it
     * @param sequence whether it is a sequence
     * @param rows whether writers change its rows
     * @param open whether everybody has a right on it
     */
    record Relation(String name, boolean own, boolean known, boolean sequence, boolean rows, boolean open) {}

    static List<Relation> read(Connection connection) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SchemaScript.read("our-relations.sql"))) {
            select.setArray(
                    1,
                    connection.createArrayOf("text", TelemetryLayout.relations().toArray()));
            select.setArray(
                    2, connection.createArrayOf("text", TelemetryLayout.tables().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean own = row.getBoolean("own");
                    boolean known = row.getBoolean("known");
                    boolean sequence = row.getBoolean("sequence");
                    relations.add(new Relation(
                            row.getString("name"),
                            own,
                            known,
                            sequence,
                            known && !sequence && (own || row.getBoolean("writable")),
                            row.getBoolean("public")));
                }
            }
        }
        return relations;
    }
}
