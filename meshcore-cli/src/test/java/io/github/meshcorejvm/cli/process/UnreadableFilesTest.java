package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no files, or another user's: named with the reason, and nothing waits for them. */
class UnreadableFilesTest {

    /** Root may read everything, unless it is told not to. */
    private static final List<String> AS_ANY_USER =
            System.getProperty("user.name").equals("root")
                    ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                    : List.of();

    @TempDir
    Path folder;

    @Test
    void pipesFoldersAndDevicesOfASourceAreNamedWithTheReason() throws Exception {
        Path pipe = pipe();
        String config = "{\"mqttSources\": [" + source("folder", "mqtt", "passwordFile", "/") + ","
                + source("endless", "mqtt", "passwordFile", "/dev/zero") + ","
                + source("pipe", "mqtts", "caFile", pipe.toString()) + ","
                + source("certificates", "mqtts", "caFile", "/") + "]}";
        try (MeshcoreProcess meshcore = ingest(List.of(), config)) {
            meshcore.awaitLog("the password file / cannot be read: it is a folder");
            meshcore.awaitLog("the password file /dev/zero cannot be read: larger than 64 KiB");
            meshcore.awaitLog("the certificate file / cannot be read: it is a folder");
            meshcore.awaitLog("the certificate file " + pipe + " cannot be read: not read within 10 s");
            assertThat(meshcore.terminate()).isZero();
        }
    }

    @Test
    void aPipeInPlaceOfTheKeysBesideTheConfigurationIsNotOpened() throws Exception {
        assertThat(new ProcessBuilder(
                                "mkfifo", folder.resolve("channel-rainbow.json").toString())
                        .start()
                        .waitFor())
                .isZero();
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.ingest(folder.resolve("mesh.db"))) {
            assertThat(meshcore.terminate()).isZero();
        }
    }

    @Test
    void filesOfAnotherUserAreNamedWithTheReason() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "{}");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        String config = "{\"channelKeysPath\": \"" + secret + "\", \"mqttSources\": ["
                + source("password", "mqtt", "passwordFile", secret.toString()) + ","
                + source("certificates", "mqtts", "caFile", secret.toString()) + "]}";
        Files.createFile(folder.resolve("mesh.db.sessions"));
        Files.setPosixFilePermissions(folder.resolve("mesh.db.sessions"), PosixFilePermissions.fromString("---------"));
        try (MeshcoreProcess meshcore = ingest(AS_ANY_USER, config)) {
            meshcore.awaitLog("the key file " + secret + " cannot be read: permission denied; its keys are missing");
            meshcore.awaitLog("the password file " + secret + " cannot be read: permission denied");
            meshcore.awaitLog("the certificate file " + secret + " cannot be read: permission denied");
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).contains("mesh.db.sessions").doesNotContain("\tat ", "    at ");
        }
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                AS_ANY_USER, folder, Map.of(), "ingest", "--config", secret.toString(), "--db", "mesh.db")) {
            assertThat(meshcore.process().waitFor()).isEqualTo(2);
            assertThat(meshcore.log())
                    .contains("the configuration file " + secret + " cannot be read: permission denied");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotReplacedByABackup() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "{}");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Database.execute(folder.resolve("mesh.db"), "CREATE TABLE t (c)");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                AS_ANY_USER, folder, Map.of(), "backup", "--db", "mesh.db", "--replace", secret.toString())) {
            assertThat(meshcore.process().waitFor()).isEqualTo(1);
            assertThat(meshcore.log()).contains(secret + " cannot be read, so it is not replaced");
        }
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(secret).hasContent("{}");
    }

    @Test
    void anArgumentFileOfAnotherUserIsNamed() throws Exception {
        Path secret = Files.writeString(folder.resolve("node.args"), "--private-key 00");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(AS_ANY_USER, folder, Map.of(), "key", "public", "@" + secret)) {
            assertThat(meshcore.process().waitFor()).isEqualTo(2);
            assertThat(meshcore.log()).contains("argument file @" + secret + " cannot be read: permission denied");
        }
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private static String source(String name, String scheme, String key, String file) {
        return "{\"name\": \"" + name + "\", \"broker\": \"" + scheme + "://127.0.0.1:1\", \"" + key + "\": \"" + file
                + "\"}";
    }

    private MeshcoreProcess ingest(List<String> launcher, String config) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        return new MeshcoreProcess(
                launcher, folder, Map.of(), "ingest", "--config", file.toString(), "--db", "mesh.db");
    }
}
