package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.store.internal.BoundedRead;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreEngine.class)
class StateFolderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T14:05:10.9Z"), ZoneOffset.UTC);

    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    private TestDatabase database;
    private Maintenance maintenance;

    @BeforeEach
    void makeNodes() throws SQLException {
        database = engine.create(folder);
        maintenance = database.store(StoreOptions.DEFAULT.withClock(CLOCK).withStateFolder(folder))
                .maintenance();
        database.execute("INSERT INTO nodes (public_key) VALUES ('aa'), ('bb'), ('cc')");
        database.execute("INSERT INTO inactive_nodes (public_key) VALUES ('dd')");
        database.execute("INSERT INTO observers (id) VALUES ('AA'), ('bb')");
    }

    private String query(String sql) throws SQLException {
        return database.query(sql).get(0);
    }

    @Test
    void deletesTheNodesOfARequestAndAnswers() throws Exception {
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Files.writeString(
                requests.resolve("request-0a.json"),
                "{\"id\": \"other\", \"requestedAt\": \"2026-11-20T14:00:00.5Z\", \"pubkeys\": [\"aa\", \"dd\", \"zz\", 5]}");
        Files.writeString(requests.resolve("request-0b.json"), "{\"requestedAt\": \"x\", \"pubkeys\": null}");
        Files.writeString(requests.resolve("request-0c.json"), "no json");
        Files.writeString(requests.resolve("request-xyz.json"), "{}");
        assertThat(maintenance.servePruneRequests()).isEqualTo(2);
        assertThat(query("SELECT string_agg(public_key, ',' ORDER BY public_key) FROM nodes"))
                .isEqualTo("bb,cc");
        assertThat(query("SELECT count(*) FROM inactive_nodes")).isEqualTo("1");
        Path result = requests.resolve("result-0a.json");
        JsonObject answer = JsonParser.parseString(Files.readString(result)).getAsJsonObject();
        assertThat(answer.toString())
                .isEqualTo("{\"id\":\"0a\",\"requestedAt\":\"2026-11-20T14:00:00.5Z\","
                        + "\"completedAt\":\"2026-11-20T14:05:10Z\",\"deleted\":1}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(result)))
                .isEqualTo("rw-r--r--");
        try (var left = Files.list(requests)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("result-0a.json", "result-0b.json", "request-xyz.json");
        }
    }

    @Test
    void keepsResultsForThirtyDays() throws Exception {
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Path old = Files.writeString(requests.resolve("result-01.json"), "{}");
        Path recent = Files.writeString(requests.resolve("result-02.json"), "{}");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-10-20T00:00:00Z")));
        Files.setLastModifiedTime(recent, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        maintenance.servePruneRequests();
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void hasNothingToDoWithoutFolders() throws Exception {
        assertThat(maintenance.servePruneRequests()).isZero();
        assertThat(maintenance.applyMultibyteSnapshot()).isZero();
    }

    @Test
    void takesUpWhatAServerFoundOut() throws Exception {
        Path file = Files.createDirectory(folder.resolve("mbcap-snapshot")).resolve("snapshot.json");
        Files.writeString(
                file,
                "{\"writtenAt\": \"x\", \"entries\": [{\"public_key\": \"AA\", \"status\": \"confirmed\","
                        + " \"evidence\": \"advert\"}, {\"public_key\": \"dd\", \"status\": \"suspected\", \"evidence\":"
                        + " \"path\"}, {\"public_key\": \"bb\", \"status\": \"unknown\"}, 7]}");
        assertThat(maintenance.applyMultibyteSnapshot()).isEqualTo(2);
        assertThat(
                        query(
                                "SELECT string_agg(public_key || multibyte_sup || coalesce(multibyte_evidence, ''), ',' ORDER BY public_key) FROM nodes"))
                .isEqualTo("aa2advert,bb0,cc0");
        assertThat(query("SELECT multibyte_sup || multibyte_evidence FROM inactive_nodes"))
                .isEqualTo("1path");
        Files.writeString(file, "{\"entries\": 5}");
        assertThat(maintenance.applyMultibyteSnapshot()).isZero();
    }

    @Test
    void marksUnwantedObservers() throws Exception {
        assertThat(maintenance.markInactive(Set.of("aa", "nobody"))).isEqualTo(1);
        assertThat(query("SELECT string_agg(id || inactive, ',' ORDER BY id) FROM observers"))
                .isEqualTo("AA1,bb0");
        assertThat(maintenance.markInactive(Set.of("aa"))).isZero();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipesDevicesLinksAndFoldersDoNotStopTheNextRequest() throws Exception {
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Path pipe = requests.resolve("request-01.json");
        mkfifo(pipe);
        Files.createSymbolicLink(requests.resolve("request-02.json"), Path.of("/dev/zero"));
        Files.createDirectories(requests.resolve("request-03.json").resolve("inner"));
        Files.writeString(requests.resolve("request-04.json"), "{\"pubkeys\": []}");
        Files.createDirectories(requests.resolve("result-04.json").resolve("inner"));
        Files.writeString(requests.resolve("request-05.json"), "{\"pubkeys\": [\"aa\"]}");
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Files.createSymbolicLink(requests.resolve("result-05.json"), outside);
        Files.createSymbolicLink(requests.resolve("result-05.json.tmp"), outside);

        assertThat(maintenance.servePruneRequests()).isEqualTo(1);

        assertThat(query("SELECT string_agg(public_key, ',' ORDER BY public_key) FROM nodes"))
                .isEqualTo("bb,cc");
        assertThat(requests.resolve("result-05.json")).isRegularFile().content().contains("\"deleted\":1");
        assertThat(Files.isSymbolicLink(requests.resolve("result-05.json"))).isFalse();
        assertThat(outside).hasContent("untouched");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfTheSnapshotIsNotOpened() throws Exception {
        Path pipe = Files.createDirectory(folder.resolve("mbcap-snapshot")).resolve("snapshot.json");
        mkfifo(pipe);
        assertThat(maintenance.applyMultibyteSnapshot()).isZero();
    }

    /** After the look at what it is, so only a limit of time helps. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatIsPutInPlaceBetweenTheLookAndTheOpenCannotHang() throws Exception {
        Path pipe = folder.resolve("pipe");
        mkfifo(pipe);
        assertThatThrownBy(() -> BoundedRead.within(
                        Duration.ofMillis(200), () -> Files.newInputStream(pipe, LinkOption.NOFOLLOW_LINKS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not read within");
    }

    /** A source looks for its password at each attempt; other sources have files too. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatIsReadAgainAndAgainDoesNotKeepOthersFromReading() throws Exception {
        Path pipe = folder.resolve("pipe");
        mkfifo(pipe);
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThatThrownBy(() -> BoundedRead.bytes(pipe, 10, Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not read");
        }
        Path file = Files.writeString(folder.resolve("file"), "content");
        assertThat(BoundedRead.bytes(file, 10)).asString(StandardCharsets.UTF_8).isEqualTo("content");
        Files.writeString(pipe, "late");
    }

    @Test
    void hugeAndDeepRequestsAreRemovedAndTheNextIsServed() throws Exception {
        Path requests = Files.createDirectory(folder.resolve("prune-requests"));
        Path huge = requests.resolve("request-01.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }
        Path deep = Files.writeString(
                requests.resolve("request-02.json"), "{\"requestedAt\": " + "[".repeat(300_000) + "]".repeat(300_000));
        Files.writeString(requests.resolve("request-03.json"), "{\"pubkeys\": [\"aa\"]}");
        assertThat(maintenance.servePruneRequests()).isEqualTo(1);
        assertThat(huge).doesNotExist();
        assertThat(requests.resolve("result-01.json"))
                .content()
                .contains("\"error\":\"the request has 8589934592 bytes, at most 1048576 are allowed")
                .contains("\"deleted\":0");
        assertThat(deep).doesNotExist();
        assertThat(query("SELECT string_agg(public_key, ',' ORDER BY public_key) FROM nodes"))
                .isEqualTo("bb,cc");
    }

    /** Read as a tree, this takes more memory than the program has. */
    @Test
    void aSnapshotOfTooManyValuesIsSkippedWithoutBuildingThem() throws Exception {
        Path file = Files.createDirectory(folder.resolve("mbcap-snapshot")).resolve("snapshot.json");
        Files.writeString(
                file,
                "{\"junk\": [" + "0,".repeat(1_000_000) + "0], \"entries\": [[" + "[],".repeat(500_000)
                        + "0], {\"public_key\": \"aa\", \"status\": \"confirmed\", \"evidence\": [1]}]}");
        assertThat(maintenance.applyMultibyteSnapshot()).isEqualTo(1);
        assertThat(query("SELECT multibyte_sup FROM nodes WHERE public_key = 'aa'"))
                .isEqualTo("2");
    }

    @Test
    void foldersThatAreLinksAreNotServed() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path request = Files.writeString(other.resolve("request-01.json"), "{\"pubkeys\": [\"aa\"]}");
        Files.writeString(
                other.resolve("snapshot.json"), "{\"entries\": [{\"public_key\": \"aa\", \"status\": \"confirmed\"}]}");
        Files.createSymbolicLink(folder.resolve("prune-requests"), other);
        Files.createSymbolicLink(folder.resolve("mbcap-snapshot"), other);
        assertThat(maintenance.servePruneRequests()).isZero();
        assertThat(maintenance.applyMultibyteSnapshot()).isZero();
        assertThat(request).exists();
        assertThat(query("SELECT string_agg(public_key, ',' ORDER BY public_key) FROM nodes"))
                .isEqualTo("aa,bb,cc");
    }

    private static void mkfifo(Path pipe) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
