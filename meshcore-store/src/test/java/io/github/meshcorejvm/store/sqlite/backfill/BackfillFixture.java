package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file with two observers; packets and their hashes are vectors of the firmware. */
abstract class BackfillFixture {

    /** A-hash-0001 and A-hash-0002 of testdata/vectors/hash.jsonl: one advert without and with three hops. */
    static final String ADVERT = SampleAdvert.PAYLOAD;

    static final String NO_HOPS = SampleAdvert.FRAME;
    static final String THREE_HOPS = "11032EC03F" + ADVERT;
    static final String HASH = SampleAdvert.HASH;

    /** A-group-0001 of testdata/vectors/group.jsonl: "Hi all" from Alice on Public, two hops of two bytes. */
    static final String TEXT = "1542F43EB61E1193E2D8B79A88035064B791C6A03737D39258DFECE48F44745E4C654974F8C1EDABC1";

    static final String TEXT_HASH = "90f2b17a42e7efa9";

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        Sql.execute(file, "INSERT INTO observers (id, name) VALUES ('ONE', ''), ('TWO', '')");
    }

    BackfillReport run(Backfill backfill) throws InterruptedException {
        return run(backfill, BackfillOptions.DEFAULT.withBatch(2));
    }

    BackfillReport run(Backfill backfill, BackfillOptions options) throws InterruptedException {
        return new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                .run(backfill, options, BackfillProgress.NONE);
    }

    void transmission(int id, String hash, String raw, int type, String json) throws SQLException {
        Sql.execute(
                file,
                "INSERT INTO transmissions (id, hash, raw_hex, first_seen, payload_type, payload_version, decoded_json)"
                        + " VALUES (" + id + ", '" + hash + "', '" + raw + "', '2026-11-20T12:00:0" + id + "Z', " + type
                        + ", 0, '" + json + "')");
    }

    void observation(int id, int transmission, String rest) throws SQLException {
        Sql.execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, path_json, timestamp, snr, rssi, raw_hex)"
                        + " VALUES (" + id + ", " + transmission + ", " + rest + ")");
    }
}
