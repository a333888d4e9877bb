package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupDataTypesTest {

    @ParameterizedTest
    @CsvSource({
        "0, internal",
        "255, internal",
        "256, MeshCore Open",
        "257,",
        "271,",
        "272, Ripple",
        "287, Ripple",
        "288, MCO Advanced",
        "289,",
        "303,",
        "304, StreamSensor",
        "319, StreamSensor",
        "320, Nelos",
        "321,",
        "65279,",
        "65280, testing",
        "65535, testing"
    })
    void namesAreThoseOfTheRegistry(int dataType, String name) {
        assertThat(GroupDataTypes.nameOf(dataType).orElse(null)).isEqualTo(name);
    }

    @Test
    void refusesWhatIsNotADataType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupDataTypes.nameOf(65536))
                .withMessage("dataType must be 0..65535 but was 65536");
    }
}
