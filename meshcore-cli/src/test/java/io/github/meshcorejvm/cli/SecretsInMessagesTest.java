package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a secret is mistyped, on the command line or in the configuration: nothing that is printed holds it. */
class SecretsInMessagesTest {

    /** Letters only, so that nothing ends a name before them. */
    private static final String KEY = "deadbeefcafedeadbeefcafedeadbeef";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    private int run(List<String> arguments) {
        PrintWriter writer = new PrintWriter(printed, true);
        return Main.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
    }

    /** Words are split at blanks, {@code _} is a blank within a word. */
    private void assertHidden(String commandLine) {
        int status = run(List.of(commandLine.split(" ")).stream()
                .map(word -> word.replace('_', ' '))
                .toList());
        assertThat(status).as(printed.toString()).isEqualTo(ExitCode.USAGE);
        String text = printed.toString().toLowerCase(Locale.ROOT);
        assertThat(text).isNotBlank().doesNotContain(KEY.substring(0, 8), KEY.substring(24), "s3cret", "alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--channel-key KEY",
                "--channel-key =KEY",
                "--channel-key KEY=",
                "--channel-key KEY=name",
                "--channel-key name=KEY00",
                "--channel-key name:KEY",
                "--channel-key name=KEY==",
                "--channel-key name=_0xKEYz",
                "--channel-key=KEY",
                "--channel-keyKEY",
                "--channel-keys name=KEY",
                "--channel-keys=name=KEY",
                "--channelkey=name=KEY",
                "--chanel-key_name=KEY",
                "--private-key KEYz",
                "--private-key=KEYx",
                "--private-key KEYKEYKEYKEYKEY",
                "--private-keyKEY",
                "--privatekey=KEY",
                "--privatekey KEY",
                "--privatekey_KEY",
                "--private-kye=KEY",
                "--privat-key:KEY",
                "--PrivateKey=KEY",
                "-private-key=KEY",
                "-pKEY",
                "--KEY",
                "-KEY",
                "--private-key --private-key=KEY",
                "--peer --private-key=KEY",
                "--hashtag --channel-key=name=KEY",
                "--config --private-key=KEY",
                "--verify=KEY",
                "--json=KEY",
                "--verifyKEY",
                "--peer KEYz --private-key KEYKEY",
                "--private-key"
            })
    void nothingOfAMistypedOptionIsShown(String options) {
        assertHidden("decode 2e0081 " + options.replace("KEY", KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KEY", "KEY decode", "decoode KEY", "--private-key=KEY decode", "maintain KEY", "ingest KEY"})
    void nothingOfAMisplacedArgumentIsShown(String commandLine) {
        assertHidden(commandLine.replace("KEY", KEY));
    }

    @Test
    void nothingOfAnArgumentFileIsShown() throws IOException {
        Path file = folder.resolve("options");
        for (String content :
                List.of("--privatekey=KEY", "--private-key KEYz", "--verify=KEY", "--channel-key\nKEY=")) {
            Files.writeString(file, content.replace("KEY", KEY) + "\n");
            assertHidden("decode 2e0081 @" + file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'channelKeys': {'KEY': 'Public',}}",
                "{'channelKeys': {'KEY'}}",
                "{'channelKeys': {'a': KEY}}",
                "{'channelKeys': {'a' 'KEY'}}",
                "{'channelKeys': 'KEY'}",
                "{'channelKeys': ['KEY']}",
                "{'channelKeysPath': {'a': 'KEY'}}",
                "{'hashChannels': {'a': 'KEY'}}",
                "{'hashChannels': [{'a': 'KEY'}]}",
                "{'hashRegions': {'KEY': 1}}",
                "{'KEY",
                "KEY",
                "['KEY']",
                "{'mqttSources': [{'broker': 'h', 'password': ['s3cret']}]}",
                "{'mqttSources': [{'broker': 'h', 'password': {'s3cret': 1}}]}",
                "{'mqttSources': [{'broker': 'h', 'password': 's3cret, 'x': 1}]}",
                "{'mqttSources': [{'broker': 'h', 'username': 5, 'password': 's3cret'}]}",
                "{'mqttSources': [{'broker': 'h', 'password': '${NO_SUCH}s3cret'}]}",
                "{'mqttSources': [{'broker': 'h', 'password': 'x${s3cret}'}]}",
                "{'mqttSources': [{'broker': 'mqtt://alice:s3cret:h'}]}",
                "{'mqttSources': [{'broker': 'mqtt://alice:s3cret'}]}",
                "{'mqttSources': [{'broker': 'alice:s3cret@mqtt://h'}]}",
                "{'mqttSources': [{'broker': 'alice:s3cret://h'}]}",
                "{'mqttSources': [{'broker': 'mqtt:alice:s3cret@h:x'}]}",
                "{'mqttSources': [{'broker': 'mqtt://h alice s3cret'}]}",
                "{'mqttSources': [{'broker': 'mqtt//alice:s3cret@h:0'}]}",
                "{'mqttSources': [{'broker': 'wss://h:x/mqtt?token=s3cret'}]}",
                "{'mqttSources': [{'broker': 'https://h/mqtt?token=s3cret'}]}",
                "{'mqttSources': [{'broker': 'h', 'name': {'password': 's3cret'}}]}",
                "{'mqtt': {'broker': {'password': 's3cret'}}}",
                "{'mqtt': 'mqtt://alice:s3cret@h'}",
                "{'databaseURL': 'postgres://alice:s3cret@h:x/db'}",
                "{'databaseURL': 'postgress://alice:s3cret@h/db'}",
                "{'dbPath': 'x.db', 'databaseURL': 'postgres://alice:s3cret@h/db'}",
                "{'databaseURL': ['postgres://alice:s3cret@h/db']}",
                "{'dbPath': 'postgres://alice:s3cret@h/db'}",
                "{'db': {'backend': 'postgres://alice:s3cret@h/db'}}"
            })
    void nothingOfAConfigurationErrorIsASecret(String json) throws IOException {
        Path config = Files.writeString(
                folder.resolve("c.json"), json.replace('\'', '"').replace("KEY", KEY));
        assertHidden("ingest --check --check-wait 1 --config " + config);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ingest --check --check-wait 1", "migrate --check", "neighbors", "maintain --defaults", "channel"
            })
    void noCommandShowsThePasswordOfADatabaseThatItCannotReach(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--db", "postgres://bob:s3cret@127.0.0.1:1/mesh?sslpassword=alice"));
        assertThat(run(arguments)).isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString())
                .contains("postgresql://bob@127.0.0.1:1/mesh")
                .doesNotContain("s3cret", "alice");
    }

    /** Also where it is no error: in the table of the check, with the address of the broker. */
    @Test
    void theCheckMasksUserInfoAndTokens() throws IOException {
        Path config = Files.writeString(
                folder.resolve("c.json"),
                "{\"dbPath\": \"" + folder.resolve("mesh.db") + "\", \"channelKeys\": {\"" + KEY
                        + "\": \"test\", \"a\": \"" + KEY + "z\"}, \"mqttSources\": ["
                        + "{\"broker\": \"ws://alice:s3cret@127.0.0.1:1/mqtt?token=s3cret#s3cret\"},"
                        + "{\"broker\": \"mqtt://alice:s3cret@127.0.0.1:1\", \"pasword\": \"s3cret\"}]}");
        assertThat(run(List.of("ingest", "--check", "--check-wait", "1", "--config", config.toString())))
                .isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString())
                .contains("ws://127.0.0.1:1/mqtt?***", "the key of channel a is not", "pasword is an unknown key")
                .doesNotContain(KEY, "s3cret", "alice");
    }
}
