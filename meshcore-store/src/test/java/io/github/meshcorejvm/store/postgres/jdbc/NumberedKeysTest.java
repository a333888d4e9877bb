package io.github.meshcorejvm.store.postgres.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.StoreEngine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedKeysTest {

    /** Otherwise a new table would lose every record while its sequence is behind. */
    @Test
    void everyKeyThatComesFromASequenceIsKnown(@TempDir Path folder) throws SQLException {
        List<String> names = StoreEngine.POSTGRESQL.create(folder).query("""
                SELECT c.conname FROM pg_constraint c
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
                WHERE c.contype IN ('p', 'u') AND a.attidentity <> '' AND c.connamespace = current_schema()::regnamespace
                """);
        assertThat(names).containsExactlyInAnyOrderElementsOf(PostgresFailure.NUMBERED_KEYS);
    }
}
