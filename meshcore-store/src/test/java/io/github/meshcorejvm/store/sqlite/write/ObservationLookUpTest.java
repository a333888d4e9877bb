package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look-up for each message goes by the packet, which has some twenty observations, not by the observer, who has millions. */
class ObservationLookUpTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    @Test
    void usesTheUniqueIndex() throws SQLException {
        assertThat(plan(ObservationTable.SELECT)).anyMatch(step -> step.contains("idx_observations_dedup"));
    }

    @Test
    void goesByThePacketWhereTheUniqueIndexIsMissing() throws SQLException {
        execute(file, "DROP INDEX idx_observations_dedup");
        assertThat(plan(ObservationTable.SELECT_WITHOUT_INDEX))
                .anyMatch(step -> step.contains("(transmission_id=?)"))
                .noneMatch(step -> step.contains("observer_idx=?"));
    }

    /** By the type, or by the ids, it would go through all adverts of the file or of a day, again for each node. */
    @Test
    void theNewestAdvertIsLookedUpByItsNode() throws SQLException {
        String byNode = "idx_transmissions_from_pubkey (from_pubkey=? AND rowid>?)";
        assertThat(plan(NewestAdverts.SELECT)).anyMatch(step -> step.contains(byNode));
        execute(file, "ANALYZE");
        assertThat(plan(NewestAdverts.SELECT)).anyMatch(step -> step.contains(byNode));
    }

    /** By the ids, it would go through the whole table. */
    @Test
    void theLowestLateIdIsFoundByTheTimesAlone() throws SQLException {
        assertThat(plan(LateIds.LOWEST))
                .anyMatch(step -> step.contains("COVERING INDEX idx_transmissions_first_seen (first_seen>?)"));
    }

    /** The first one after an update reads all adverts while others wait for the lock, but not the whole file. */
    @Test
    void advertsWithoutAKeyAreFoundAmongTheAdverts() throws SQLException {
        String select = KeylessAdverts.FILL.substring(KeylessAdverts.FILL.indexOf("SELECT"));
        assertThat(plan(select))
                .anyMatch(step -> step.contains("idx_transmissions_payload_type (payload_type=? AND rowid>?)"));
    }

    private List<String> plan(String sql) throws SQLException {
        return query(file, "EXPLAIN QUERY PLAN " + sql);
    }
}
