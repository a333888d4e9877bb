package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the digits nor the letters of the machine's locale change what is stored or how arguments are read. */
class HostLocaleTest {

    private static final String OBSERVER = "C21E4DBC1DB07C83957EA568FEF83266530E69D24A829E5161309B3ED74D930D";
    static final String MESSAGE = "{\"topic\":\"meshcore/izm/" + OBSERVER.toLowerCase(Locale.ROOT)
            + "/packets\",\"payload\":{\"origin\":\"çayırıI\",\"raw\":\"1500A3B4F2BC9E6C2B6A6F4F4EF7B17E23F401"
            + "4126A00BF1C6485EE2EEB53FD5847603D8D3\",\"SNR\":\"5.5\",\"RSSI\":\"-90\"},"
            + "\"receivedAt\":\"2026-11-20T14:05:10Z\"}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fa_IR", "tr_TR", "ar_EG"})
    void digitsAndLettersOfTheLocaleAreNotStored(String locale) throws Exception {
        Path replay = Files.writeString(folder.resolve("in.jsonl"), MESSAGE);
        Path config = Files.writeString(folder.resolve("config.json"), "{\"hashChannels\":[\"#café\"]}");
        String options = "-Duser.language=" + locale.substring(0, 2) + " -Duser.country=" + locale.substring(3);
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                folder,
                Map.of("JDK_JAVA_OPTIONS", options, "TZ", "Asia/Tehran"),
                "ingest",
                "--replay",
                replay.toString(),
                "--config",
                config.toString(),
                "--db",
                "mesh.db")) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isZero();
        }
        assertThat(stored()).isEqualTo("1|#café|2026-11-20T14:05:10Z|1795183510|IZM|5.5|-90");
    }

    private String stored() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) || '|' || channel_hash || '|' || t.first_seen || '|'"
                                + " || o.timestamp || '|' || iata || '|' || snr || '|' || CAST(rssi AS INTEGER)"
                                + " FROM transmissions t JOIN observations o ON o.transmission_id = t.id"
                                + " JOIN observers ON observers.rowid = o.observer_idx")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void anArgumentThatTheLocaleCannotExpressIsRefusedInOneLine() throws Exception {
        // Without /proc this is unknown.
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/cmdline")));
        Path command = Files.writeString(
                folder.resolve("run.sh"), "export LC_ALL=C\nexec \"$@\" decode --channel '#café' 150200AA11\n");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(List.of("sh", command.toString()), folder, Map.of())) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.log().lines()).singleElement().asString().contains("set LC_ALL=C.UTF-8");
            assertThat(meshcore.process().exitValue()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"\\377\\376, 2", "caf\\351, 2", "\\355\\240\\200, 2", "\\357\\277\\275, 0", "caf\\303\\251, 0"})
    void anArgumentThatIsNotUtf8IsRefused(String octal, int status) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/cmdline")));
        Path command = Files.writeString(
                folder.resolve("run.sh"),
                "export LC_ALL=C.UTF-8\nexec \"$@\" encode group-text --hashtag test --sender A --text \"$(printf '"
                        + octal + "')\"\n");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(List.of("sh", command.toString()), folder, Map.of())) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(status);
            assertThat(meshcore.log().contains("an argument is not UTF-8")).isEqualTo(status == 2);
        }
    }
}
