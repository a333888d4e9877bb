package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.PayloadType;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payload type that a view does not know fails here by name, rather than in front of a user. */
class EveryPayloadTypeTest extends DecodeRun {

    /** Long enough for every type. */
    private static final String BODY = "5a".repeat(120);

    @ParameterizedTest
    @EnumSource(PayloadType.class)
    void hasRowsJsonAndStructure(PayloadType type) {
        // Version 0, DIRECT, without a path.
        String frame = String.format(Locale.ROOT, "%02x00", type.code() << 2 | 2) + BODY;
        for (String view : new String[] {"--json", "--structure", ""}) {
            out.getBuffer().setLength(0);
            int status = view.isEmpty() ? decode(frame) : decode(view, frame);
            assertThat(status).as("%s %s: %s", type, view, err).isZero();
            String printed = out.toString().toLowerCase(Locale.ROOT).replace(" ", "");
            // The whole frame stands there whatever the type.
            assertThat(printed.replace(frame, "")).as("%s %s", type, view).contains("5a");
            if (!view.equals("--json")) {
                assertThat(out.toString()).as(view).contains(type.name());
                assertThat(out.toString().lines().skip(1))
                        .as("%s %s", type, view)
                        .isNotEmpty();
            }
        }
    }
}
