package io.github.meshcorejvm.codec.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.exchange.DirectCases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields inside the direct messages of another implementation. */
class DirectStructureTest {

    static List<String> names() {
        return DirectCases.frames().keySet().stream().toList();
    }

    private static List<String> inside(String name) {
        Bytes frame = Bytes.ofHex(DirectCases.frames().get(name));
        StructureKeys keys = new StructureKeys(
                StructureKeys.NONE.channels(), DirectCases.keys(), StructureKeys.NONE.regions(), Optional.empty());
        PacketStructure structure = PacketStructure.of(frame, keys);
        assertThat(structure.problems()).isEmpty();
        int covered = structure.fields().stream()
                .filter(field ->
                        field.layer() == Field.Layer.PLAINTEXT && field.bits().isEmpty())
                .mapToInt(field -> field.bytes().size())
                .sum();
        assertThat(covered)
                .isEqualTo(structure.decrypted().orElseThrow().plaintext().size());
        return structure.fields().stream()
                .filter(field -> field.layer() == Field.Layer.PLAINTEXT)
                .map(field -> field.name() + " " + field.value()
                        + field.unit().map(unit -> " " + unit).orElse(""))
                .toList();
    }

    /** The name of such a field says nothing of what is in it. */
    @ParameterizedTest
    @MethodSource("names")
    void noBytesAreLeftUnexplained(String name) {
        assertThat(inside(name)).noneMatch(field -> field.startsWith("data "));
    }

    @Test
    void everyFieldHasItsValue() {
        assertThat(inside("REQ neighbours count=5 off=0 order=2 prefix=6"))
                .contains("version 0", "count 5", "offset 0", "order 2", "prefix length 6");
        assertThat(inside("RESPONSE status repeater"))
                .contains("battery 4012 mV", "noise floor -113 dBm", "last SNR -5.5 dB", "receive errors 3 packets");
        assertThat(inside("RESPONSE telemetry LPP V=4.01 T=-5.3 H=45.5 P=1013.2 GPS"))
                .contains("voltage 4.01 V", "temperature -5.3 °C", "gps 47.5439°, -122.1086°, 123 m");
        assertThat(inside("RESPONSE min/max/avg")).contains("minimum -5 °C", "maximum 21.5 °C", "average 10 °C");
        assertThat(inside("PATH 2x2 hops + RESPONSE status")).contains("hop 2 ccdd", "receive errors 3 packets");
        assertThat(inside("ANON login room")).contains("password hello");
    }
}
