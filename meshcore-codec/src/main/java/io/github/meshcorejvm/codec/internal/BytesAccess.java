package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives the codec's own packages access to the array of {@link Bytes}, so that ciphers and digests need no copy. Never
 * write to an array obtained here, and never return it to a caller.
 */
public abstract class BytesAccess {

    private static @Nullable BytesAccess instance;

    /** Called once, by {@link Bytes}. */
    protected BytesAccess() {}

    /** Called once, by {@link Bytes}. */
    public static void set(BytesAccess access) {
        instance = access;
    }

    /** The accessor. {@link Bytes} is initialised before anyone can hold one of its instances. */
    public static BytesAccess get() {
        return Objects.requireNonNull(instance, "Bytes not initialised");
    }

    /** The array in which the bytes lie. */
    public abstract byte[] array(Bytes bytes);

    /** The index of the first byte in {@link #array(Bytes)}. */
    public abstract int offset(Bytes bytes);

    /** Takes an array over without copying it; the caller forgets it. */
    public abstract Bytes wrap(byte[] array);
}
