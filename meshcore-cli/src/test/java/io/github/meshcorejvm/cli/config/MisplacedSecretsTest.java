package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret under a key that is none for secrets must not be printed either. */
class MisplacedSecretsTest {

    private static final String PASSWORD = "s3cretpw";
    private static final String KEY = "8b3387e9c5cdea6ac9e5edbaa115cd7";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"db\": \"postgres://u:s3cretpw@h/d\"}",
                "{\"db\": {\"synchronous\": \"postgres://u:s3cretpw@h/d\"}}",
                "{\"metrics\": \"postgres://u:s3cretpw@h/d\"}",
                "{\"metrics\": \"xpostgres://u:s3cretpw@h/d\"}",
                "{\"metrics\": \"postgres://u@x:s3cretpw@h/d\"}",
                "{\"metrics\": \"postgres://u:a@b:s3cretpw@h/d\"}",
                "{\"metrics\": \"postgres:/u:s3cretpw@h/d\"}",
                "{\"metrics\": {\"listen\": \"u:s3cretpw@h\"}}",
                "{\"retention\": \"mqtt://u:s3cretpw@h\"}",
                "{\"stateDir\": [\"mqtt://u:s3cretpw@h\"]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://h\", \"topics\": \"mqtt://u:s3cretpw@h\"}]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://h\", \"topics\": [\"mqtt://u:s3cretpw@h/+x\"]}]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://h\", \"name\": [\"password=s3cretpw\"]}]}",
                "{\"logLevel\": \"ws://h/mqtt?token=s3cretpw\"}",
                "{\"channelKeys\": {\"8b3387e9c5cdea6ac9e5edbaa115cd7\": \"#chan\"}}",
                "{\"channelKeys\": {\"8b3387e9c5cdea6ac9e5edbaa115cd7x\": \"#chan\"}}",
                "{\"hashRegions\": [\"key 8b3387e9c5cdea6ac9e5edbaa115cd7\"]}",
                "{\"channelKeysPath\": [\"8b3387e9c5cdea6ac9e5edbaa115cd7\"]}",
                "{\"hashChannel\": [\"name=8b3387e9c5cdea6ac9e5edbaa115cd7\"]}"
            })
    void isNotShown(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        List<String> said = new ArrayList<>();
        try {
            said.addAll(new ConfigLoader(Map.of()).load(Optional.of(file)).warnings());
        } catch (ConfigException refused) {
            said.add(refused.getMessage());
        }
        assertThat(said).isNotEmpty();
        assertThat(said).noneMatch(text -> text.contains(PASSWORD) || text.contains(KEY));
    }

    /** Times, addresses and topics have colons too. */
    @Test
    void whatIsNoSecretIsShown() {
        String text =
                "metrics.listen must be HOST:PORT, for example 127.0.0.1:9464 but is \"localhost\"; see user@host, a:b;"
                        + " a URL such as postgres://user@host/database, or postgresql://user@host:5432/database;"
                        + " /var/lib/volumes/8b3387e9c5cdea6ac9e5edbaa115cd72/config.json, 8b3387e9c5cdea6ac9e5edbaa115cd72/config.json";
        assertThat(SecretText.hide(text)).isEqualTo(text);
    }
}
