package io.github.meshcorejvm.store.postgres.copy;

/** The bytes before and after the rows of a binary COPY. */
final class BinaryCopy {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** Takes the place of the number of columns of a row. */
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private BinaryCopy() {}

    static byte[] header() {
        return HEADER.clone();
    }

    static byte[] trailer() {
        return TRAILER.clone();
    }

    /** The header shares a message with the first row, or with the trailer. */
    static int headerLength() {
        return HEADER.length;
    }

    static boolean isTrailer(byte[] message, int offset) {
        return message.length == offset || message[offset] == TRAILER[0] && message[offset + 1] == TRAILER[1];
    }
}
