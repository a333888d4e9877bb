package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an object is read whoever has parsed it before: strictly, and with one exception for everything invalid. */
class PacketJsonReaderTest {

    @Test
    void readsText() {
        assertThat(PacketJsonReader.read(" {\"raw\": \"2e0081\"} ").toHex()).isEqualTo("2e0081");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"2e0081\"",
                "{",
                "{} {}",
                "{raw: \"2e0081\"}",
                "{'raw': '2e0081'}",
                "{\"raw\": \"2e0081\"} x",
                "{\"raw\": \"2e0081\", \"raw\": NaN}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacketJsonReader.read(text))
                .withMessageStartingWith("not ");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"raw\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacketJsonReader.read(deep))
                .withMessage("not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"raw\": 1}", "{\"raw\": \"2e\"}", "{\"header\": 1}"})
    void namesTheInvalidField(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacketJsonReader.read(text))
                .withMessageMatching("(raw|header) .*");
    }
}
