package io.github.meshcorejvm.cli.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/**
 * Reports all that comes from the network. Paho takes only what is passed on to it for a sign of life of the broker, and a
 * packet of 100 MB, of which almost nothing is passed on, takes longer than its patience.
 */
final class CountedInput extends PassingInput {

    private final IntConsumer received;

    CountedInput(InputStream in, IntConsumer received) {
        super(in);
        this.received = received;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            received.accept(count);
        }
        return count;
    }
}
