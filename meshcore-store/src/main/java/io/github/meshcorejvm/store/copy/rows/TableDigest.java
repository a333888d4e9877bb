package io.github.meshcorejvm.store.copy.rows;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digests the rows of a table, in the order of its key: count, first and last id, SHA-256 over all columns. */
public final class TableDigest {

    /** The bytes before the first value of a row: the number of columns, and the length of the first one. */
    private static final int KEY_OFFSET = 2 + 4;

    private final boolean integerKey;
    private final MessageDigest digest;
    private long rows;
    private long first;
    private long last;

    /** Starts with an empty table. */
    public TableDigest(CopyTable table) {
        integerKey = table.hasIntegerKey();
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the next rows. */
    public void add(Chunk chunk) {
        digest.update(chunk.bytes(), 0, chunk.length());
        if (integerKey) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk.bytes());
            if (rows == 0) {
                first = bytes.getLong(KEY_OFFSET);
            }
            last = bytes.getLong(chunk.lastRow() + KEY_OFFSET);
        }
        rows += chunk.rows();
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** The digest of the added rows; no more rows may be added afterwards. */
    public Sum sum() {
        return new Sum(rows, first, last, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * What identifies the rows of a table.
     *
     * @param rows how many
     * @param first the lowest id; 0 in a table without integer ids
     * @param last the highest id; 0 in a table without integer ids
     * @param sha256 over all columns in the order of the key, in hex
     */
    public record Sum(long rows, long first, long last, String sha256) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d rows, ids %d to %d, SHA-256 %s", rows, first, last, sha256);
        }
    }
}
