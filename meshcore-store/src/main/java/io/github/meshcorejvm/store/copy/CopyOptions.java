package io.github.meshcorejvm.store.copy;

import java.util.Objects;
import java.util.Optional;

/**
 * What a copy to PostgreSQL does beyond copying rows.
 *
 * @param writerRole the role that is given the rights that a writer needs; default none
 * @param readerRole the role that is given the rights that a reader needs; default none
 */
public record CopyOptions(Optional<String> writerRole, Optional<String> readerRole) {

    /** No rights are given. */
    public static final CopyOptions DEFAULT = new CopyOptions(Optional.empty(), Optional.empty());

    /** Refuses null. */
    public CopyOptions {
        Objects.requireNonNull(writerRole, "writerRole");
        Objects.requireNonNull(readerRole, "readerRole");
    }

    /** These options with another {@code writerRole}. */
    public CopyOptions withWriterRole(String role) {
        return new CopyOptions(Optional.of(role), readerRole);
    }

    /** These options with another {@code readerRole}. */
    public CopyOptions withReaderRole(String role) {
        return new CopyOptions(writerRole, Optional.of(role));
    }
}
