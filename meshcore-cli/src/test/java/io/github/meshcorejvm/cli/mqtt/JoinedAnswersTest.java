package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acknowledgements that follow one another leave in one write; none is kept when no other follows. */
class JoinedAnswersTest {

    private final List<String> sent = new ArrayList<>();
    private final AnswersDue due = new AnswersDue();
    private final JoinedAnswers out = new JoinedAnswers(
            new ByteArrayOutputStream() {
                @Override
                public void write(byte[] source, int offset, int length) {
                    sent.add(HexFormat.of().formatHex(source, offset, offset + length));
                }
            },
            due);

    private void write(String hex) throws IOException {
        byte[] packet = HexFormat.of().parseHex(hex);
        out.write(packet, 0, packet.length);
        out.flush();
    }

    @Test
    void acknowledgementsThatAreDueLeaveTogether() throws IOException {
        for (int i = 0; i < 3; i++) {
            due.add();
        }
        write("40020001");
        write("40020002");
        assertThat(sent).isEmpty();
        write("40020003");
        assertThat(sent).containsExactly("400200014002000240020003");
    }

    @Test
    void aSingleAcknowledgementLeavesAtOnce() throws IOException {
        due.add();
        write("40020001");
        due.add();
        write("40020002");
        assertThat(sent).containsExactly("40020001", "40020002");
    }

    @Test
    void anyOtherPacketSendsWhatIsHeldBackFirst() throws IOException {
        due.add();
        due.add();
        write("40020001");
        write("c000");
        write("40020002");
        assertThat(sent).containsExactly("40020001", "c000", "40020002");
    }

    @Test
    void anAcknowledgementThatWasNotGivenToTheLibraryHoldsNoneBack() throws IOException {
        due.add();
        due.add();
        due.remove();
        write("40020001");
        assertThat(sent).containsExactly("40020001");
    }

    @Test
    void manyLeaveBeforeTheBufferIsFull() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            due.add();
        }
        for (int i = 0; i < 5_000; i++) {
            write("40020001");
        }
        assertThat(String.join("", sent)).isEqualTo("40020001".repeat(5_000));
        assertThat(sent).hasSizeLessThan(10);
    }
}
