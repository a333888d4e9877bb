package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that refuses the writer while messages come in: ingest says why, keeps them, and resumes when it may again. */
class RefusingServerTest {

    private static final int SOME = 20;

    @TempDir
    private Path folder;

    private int published;

    @Test
    void saysWhyAndResumes() throws Exception {
        try (PostgresServer server = PostgresServer.start(true);
                IngestStation broker = new IngestStation(folder)) {
            ServerStation station = new ServerStation(server, folder);
            // What the role brings along is the session's business.
            station.execute("ALTER ROLE corescope_writer SET lock_timeout = '1s'");
            station.execute("ALTER ROLE corescope_writer SET statement_timeout = '1s'");
            station.execute("ALTER ROLE corescope_writer SET search_path = nowhere");
            try (MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
                meshcore.awaitLog("subscribed a", 1, 60);
                refuse(
                        station,
                        broker,
                        meshcore,
                        "REVOKE INSERT ON observations FROM corescope_writer",
                        "role corescope_writer is missing INSERT on observations",
                        "GRANT INSERT ON observations TO corescope_writer");
                refuse(
                        station,
                        broker,
                        meshcore,
                        "ALTER ROLE corescope_writer NOLOGIN",
                        "role \"corescope_writer\" is not permitted to log in",
                        "ALTER ROLE corescope_writer LOGIN");
                refuse(
                        station,
                        broker,
                        meshcore,
                        "ALTER ROLE corescope_writer SET default_transaction_read_only = on",
                        "the server is read-only (a standby, or default_transaction_read_only is on)",
                        "ALTER ROLE corescope_writer RESET default_transaction_read_only");
                refuse(
                        station,
                        broker,
                        meshcore,
                        "ALTER ROLE corescope_writer CONNECTION LIMIT 0",
                        "too many connections for role \"corescope_writer\"",
                        "ALTER ROLE corescope_writer CONNECTION LIMIT -1");
                assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                        .isEqualTo(published);
                assertThat(meshcore.log()).doesNotContain(ServerStation.PASSWORD);
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    private void refuse(
            ServerStation station,
            IngestStation broker,
            MeshcoreProcess meshcore,
            String refusal,
            String reason,
            String permission)
            throws Exception {
        station.execute(refusal);
        station.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'corescope_writer'");
        broker.publisher.publishSynthetic(published, published + SOME);
        published += SOME;
        meshcore.awaitLog(reason, 1, 60);
        station.execute(permission);
        meshcore.await("the messages", 60, () -> station.count("observations") == published);
    }
}
