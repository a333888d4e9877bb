package io.github.meshcorejvm.store.sqlite.backfill;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.rows.Frames;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which each holds the right hash of another: content_hash repairs and counts them one by one. */
class HashChainTest {

    private static final String ALL = "SELECT hash FROM transmissions ORDER BY id";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    @Test
    void aCircleOfManyRowsIsRepairedWhicheverWayItTurns() throws Exception {
        List<String> right = packets(20_000);
        for (int shift : new int[] {1, right.size() - 1}) {
            hashesOfOthers(right, shift);
            BackfillReport report = run(BackfillOptions.DEFAULT, BackfillProgress.NONE);
            assertThat(report)
                    .extracting(BackfillReport::changed, BackfillReport::merged, BackfillReport::left)
                    .containsExactly((long) right.size(), 0L, 0L);
            assertThat(query(file, ALL)).isEqualTo(right);
        }
    }

    @Test
    void aPreviewCountsTheSame() throws Exception {
        List<String> right = packets(10);
        hashesOfOthers(right, 9);
        assertThat(run(BackfillOptions.DEFAULT.withDryRun(true), BackfillProgress.NONE)
                        .changed())
                .isEqualTo(10);
    }

    /** What a reader, or a run after a kill, finds between two transactions. */
    @Test
    void halfDoneNoRepairedRowNorTheOneThatMadeRoomHasTheHashOfAnotherPacket() throws Exception {
        List<String> right = packets(10);
        hashesOfOthers(right, 9);
        BackfillOptions oneByOne = BackfillOptions.DEFAULT.withBatch(1);
        assertThatThrownBy(() -> run(oneByOne, (backfill, fraction, report) -> {
                    if (report.changed() == 4) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        List<String> halfDone = new ArrayList<>(right.subList(0, 4));
        halfDone.add("rehash-5");
        halfDone.addAll(right.subList(4, 9));
        assertThat(query(file, ALL)).isEqualTo(halfDone);
        assertThat(run(oneByOne, BackfillProgress.NONE).changed()).isEqualTo(6);
        assertThat(query(file, ALL)).isEqualTo(right);
    }

    /** A row that does not decode keeps its hash, and so do those in front of it whose turn has passed. */
    @Test
    void aRowThatCannotBeRepairedKeepsThoseInFrontOfItAsTheyAre() throws Exception {
        List<String> right = packets(3);
        hashesOfOthers(right, 1);
        execute(file, "UPDATE transmissions SET raw_hex = '' WHERE id = 3");
        BackfillReport preview = run(BackfillOptions.DEFAULT.withDryRun(true), BackfillProgress.NONE);
        BackfillReport report = run(BackfillOptions.DEFAULT, BackfillProgress.NONE);
        for (BackfillReport each : List.of(preview, report)) {
            assertThat(each)
                    .extracting(BackfillReport::changed, BackfillReport::merged, BackfillReport::left)
                    .containsExactly(0L, 0L, 3L);
        }
        assertThat(query(file, ALL)).containsExactly(right.get(1), right.get(2), right.get(0));
    }

    private BackfillReport run(BackfillOptions options, BackfillProgress progress) throws InterruptedException {
        return new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                .run(Backfill.CONTENT_HASH, options, progress);
    }

    /** Stores packets; returns their hashes. */
    private List<String> packets(int count) throws SQLException {
        List<String> hashes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO transmissions (id, hash, raw_hex, first_seen, payload_type, payload_version)"
                                + " VALUES (?, ?, ?, '2026-11-20T12:00:00Z', 2, 0)")) {
            connection.setAutoCommit(false);
            for (int id = 1; id <= count; id++) {
                String raw = String.format(Locale.ROOT, "0900%040X", id);
                hashes.add(Frames.contentHash(raw).orElseThrow());
                insert.setInt(1, id);
                insert.setString(2, hashes.get(id - 1));
                insert.setString(3, raw);
                insert.executeUpdate();
            }
            connection.commit();
        }
        return hashes;
    }

    /** Gives each packet the hash of the one so many places after it, in a circle. */
    private void hashesOfOthers(List<String> right, int shift) throws SQLException {
        execute(file, "UPDATE transmissions SET hash = 'row ' || id");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE transmissions SET hash = ? WHERE id = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < right.size(); i++) {
                update.setString(1, right.get((i + shift) % right.size()));
                update.setInt(2, i + 1);
                update.executeUpdate();
            }
            connection.commit();
        }
    }
}
