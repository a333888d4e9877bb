package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Response types are given in any case, as the words of all options are, and are all in the help. */
class ResponseTypeNameTest {

    @ParameterizedTest
    @CsvSource({"STATUS, STATUS", "minmaxavg, MIN_MAX_AVERAGE", "accessList, ACCESS_LIST", "Clock, CLOCK"})
    void mayBeInAnyCase(String word, ResponseType type) {
        assertThat(new ResponseTypeName().convert(word)).isEqualTo(type);
    }

    @Test
    void areInTheHelp() {
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out, true)).execute("decode", "--help");
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("status, telemetry, minMaxAvg, accessList, neighbours, owner, login, regions,"
                        + " anonymousOwner, clock.");
    }
}
