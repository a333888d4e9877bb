package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedInboxTest {

    private final BoundedInbox inbox = new BoundedInbox(100, 1 << 20);

    /** What is taken out waits for the writer, and is bounded too. */
    @Test
    void givesOutFewerMessagesWhenTheyAreBig() throws InterruptedException {
        for (int n = 0; n < 8; n++) {
            inbox.offer(TestMessages.message("t", new byte[60_000], Acknowledgement.NONE));
        }
        assertThat(inbox.take(100, 100_000)).hasSize(2);
        assertThat(inbox.take(100, 1)).hasSize(1);
        assertThat(inbox.take(3, 1 << 20)).hasSize(3);
        assertThat(inbox.take(100, 1 << 20)).hasSize(2);
        assertThat(inbox.bytes()).isZero();
    }

    @Test
    void givesOutTheOldestFirstWhoeverKeepsThem() throws InterruptedException {
        TestMessages.Acks kept = new TestMessages.Acks();
        for (int n = 0; n < 4; n++) {
            inbox.offer(TestMessages.packet(n, n % 2 == 0 ? kept : Acknowledgement.NONE));
        }
        assertThat(inbox.take(10, 1 << 20).stream().map(InboundMessage::payload))
                .containsExactly(
                        TestMessages.packet(0, kept).payload(),
                        TestMessages.packet(1, kept).payload(),
                        TestMessages.packet(2, kept).payload(),
                        TestMessages.packet(3, kept).payload());
    }

    /** A burst is decoded more slowly than it is received; what its broker has not sent yet is not lost. */
    @Test
    void whatFindsItFullWaitsForRoom() throws InterruptedException {
        int messages = 1_000;
        List<InboundMessage> lost = new ArrayList<>();
        Thread receiver = new Thread(() -> {
            for (int n = 0; n < messages; n++) {
                lost.addAll(inbox.offer(TestMessages.packet(n, Acknowledgement.NONE)));
            }
        });
        receiver.start();
        int taken = 0;
        while (taken < messages && (receiver.isAlive() || inbox.size() > 0)) {
            Thread.sleep(1);
            taken += inbox.take(10, 1 << 20).size();
        }
        receiver.join();
        assertThat(taken).isEqualTo(messages);
        assertThat(lost).isEmpty();
    }

    /** Nothing is taken: all others would wait for as long, one after the other. */
    @Test
    @Timeout(20)
    void onlyOneWaitsInVain() throws InterruptedException {
        for (int n = 0; n < 100; n++) {
            inbox.offer(TestMessages.packet(n, Acknowledgement.NONE));
        }
        for (int n = 100; n < 200; n++) {
            assertThat(inbox.offer(TestMessages.packet(n, Acknowledgement.NONE)))
                    .hasSize(1);
        }
        assertThat(inbox.take(200, 1 << 20)).hasSize(100);
    }
}
