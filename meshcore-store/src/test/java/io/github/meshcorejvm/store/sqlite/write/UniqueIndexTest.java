package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Big old files have no unique index of observations until it is built behind ingest. */
class UniqueIndexTest extends WriterFixture {

    @Test
    void withoutTheUniqueIndexRowsAreLookedUp() throws SQLException {
        store.close();
        execute(file, "DROP INDEX idx_observations_dedup");
        open();
        writeEach(observation().snr(1).build(), observation().snr(2).build());
        assertThat(query(file, "SELECT snr FROM observations")).containsExactly("2.0");
    }

    @Test
    void theUniqueIndexMayComeAndGo() throws SQLException {
        write(observation().snr(1).build());
        execute(file, "DROP INDEX idx_observations_dedup");
        write(observation().snr(2).build());
        execute(file, "CREATE INDEX idx_observations_dedup ON observations(transmission_id)");
        write(observation().snr(3).build());
        execute(file, "DROP INDEX idx_observations_dedup");
        execute(
                file,
                "CREATE UNIQUE INDEX idx_observations_dedup"
                        + " ON observations(transmission_id, observer_idx, coalesce(path_json,''))");
        write(observation().snr(4).build(), observation().by("B", "", "").build());
        assertThat(query(file, "SELECT observer_idx, snr FROM observations")).containsExactly("1|4.0", "2|null");
    }
}
