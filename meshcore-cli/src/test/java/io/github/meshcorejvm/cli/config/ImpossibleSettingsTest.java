package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are well formed, but that nothing can match, or no broker can be sent. */
class ImpossibleSettingsTest extends ConfigFixture {

    private static String source(String more) {
        return "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"mqtt://h\", " + more + "}]}";
    }

    @Test
    void filtersOfASourceAndOfAllThatExcludeEachOtherAreAWarning() {
        String json =
                source("\"iataFilter\": [\"AMS\"]").replaceFirst("\\{", "{\"observerIATAWhitelist\": [\"RTM\"], ");
        assertThat(load(json).warnings())
                .containsExactly(
                        "iataFilter of the source a and observerIATAWhitelist have no IATA code in common: none of"
                                + " its packets is stored");
        assertThat(load(json.replace("AMS", "rtm")).warnings()).isEmpty();
    }

    @Test
    void unusualFiltersThatCanBeSentAreTaken() {
        String filters = "\"$share/g/meshcore/#\", \"größe/#\", \"x/\uD83C\uDFD4/#\"";
        assertThat(load(source("\"persistentSession\": true, \"topics\": [" + filters + "]"))
                        .warnings())
                .isEmpty();
    }

    /** MQTT 5, 4.8.2: the group has at least one character and no wildcard, and a filter follows. */
    @ParameterizedTest
    @ValueSource(
            strings = {"$share/g", "$share/", "$share//meshcore/#", "$share/g/", "$share/+/meshcore/#", "$share/g/x#"})
    void aSharedSubscriptionWithoutGroupOrFilterIsRefused(String filter) {
        assertThatThrownBy(() -> load(source("\"persistentSession\": true, \"topics\": [\"" + filter + "\"]")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mqttSources[0].topics must be MQTT topic filters but is \"" + filter + "\"");
    }

    /** Full-width, an emoji selector, a byte order mark, a lone surrogate, a control character. */
    @ParameterizedTest
    @ValueSource(strings = {"\\uff21", "\\ud83c\\udfd4\\ufe0f", "\\ufeff", "x\\ud800", "a\\u0001b"})
    void whatTheLibraryCannotSendIsRefused(String text) {
        for (String setting : new String[] {
            "\"topics\": [\"meshcore/" + text + "/#\"]",
            "\"username\": \"u" + text + "\"",
            "\"clientId\": \"c" + text + "\""
        }) {
            assertThatThrownBy(() -> load(source(setting)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("mqttSources[0]." + setting.substring(1, setting.indexOf('"', 1)))
                    .hasMessageContaining("the MQTT library accepts no control characters");
        }
        assertThat(load(source("\"username\": \"u\", \"password\": \"" + text + "\""))
                        .config()
                        .sources())
                .hasSize(1);
    }

    @Test
    void aUserNameThatCannotBeSentIsNotShown() {
        assertThatThrownBy(() -> load("{}", Map.of("MQTT_BROKER", "mqtt://name\uFF21:word@h")))
                .hasMessageStartingWith("MQTT_BROKER has a character that cannot be sent")
                .hasMessageNotContainingAny("name\uFF21", "word");
    }
}
