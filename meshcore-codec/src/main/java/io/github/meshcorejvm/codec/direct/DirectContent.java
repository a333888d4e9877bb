package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import java.io.Serializable;

/** The decoded plaintext of a payload between two nodes. Every implementation is immutable. */
public sealed interface DirectContent extends Serializable
        permits DirectText, RequestContent, ResponseContent, PathContent, AnonymousContent {

    /** Longest plaintext that firmware encrypts, in bytes. */
    int MAX_LENGTH = 167;

    /** The plaintext, without padding. */
    Bytes encode();
}
