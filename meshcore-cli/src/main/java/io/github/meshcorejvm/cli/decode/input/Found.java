package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.link.MeshcoreLink;
import java.util.Optional;

/** A finding in a place where a packet may be. */
public sealed interface Found {

    /** The text as given. */
    String text();

    /** The line on which it begins, from 1; 0 if the input has no lines. */
    long line();

    /**
     * Bytes that should be a packet.
     *
     * @param reception how an observer heard it, if the text says so
     */
    record Frame(Bytes bytes, String text, long line, Optional<Reception> reception) implements Found {}

    /** A {@code meshcore://} link without a packet: a contact or a channel. */
    record Link(MeshcoreLink link, String text, long line) implements Found {}

    /**
     * Text that cannot be read.
     *
     * @param offset index of the invalid character, from 0
     * @param problem why
     */
    record Unreadable(String text, long line, int offset, String problem) implements Found {}

    /** A valid message or line without a packet: a status, a line of a log. */
    record NoPacket(String text, long line) implements Found {}
}
