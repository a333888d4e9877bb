package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;

/**
 * Opens {@link Bytes} to the codec's own packages, so that ciphers and digests work on the bytes where they lie. Nobody
 * may write to an array got from here, or hand it on.
 */
public abstract class BytesAccess {

    private static BytesAccess instance;

    /** Called once, by {@link Bytes}. */
    protected BytesAccess() {}

    /** Called once, by {@link Bytes}. */
    public static void set(BytesAccess access) {
        instance = access;
    }

    /** The accessor. {@link Bytes} is initialised before anyone can hold one of its instances. */
    public static BytesAccess get() {
        return instance;
    }

    /** The array in which the bytes lie. */
    public abstract byte[] array(Bytes bytes);

    /** The index of the first byte in {@link #array(Bytes)}. */
    public abstract int offset(Bytes bytes);

    /** Takes an array over without copying it; the caller forgets it. */
    public abstract Bytes wrap(byte[] array);
}
