package io.github.meshcorejvm.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what a further byte could make a character of (RFC 3629, section 4) counts as cut off at the end. */
class PlausibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"68C3", "68E2", "68E282", "68ED", "68ED9F", "68F0", "68F09F", "68F09F98", "68F48F"})
    void leavesOutACharacterThatIsCutOff(String hex) {
        assertThat(Utf8Text.plausible(Bytes.ofHex(hex))).hasValue("h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"68C1", "68E080", "68EDA0", "68EDBF", "68F080", "68F490", "68F5", "6880"})
    void refusesWhatBeginsNoCharacter(String hex) {
        assertThat(Utf8Text.plausible(Bytes.ofHex(hex))).isEmpty();
    }
}
