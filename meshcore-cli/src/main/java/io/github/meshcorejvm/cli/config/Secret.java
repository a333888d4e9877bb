package io.github.meshcorejvm.cli.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Text that is never printed. Immutable and safe for use by multiple threads. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Hides {@code value}. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself; for the place that needs it, not for a variable. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8),
                        ((Secret) other).value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
