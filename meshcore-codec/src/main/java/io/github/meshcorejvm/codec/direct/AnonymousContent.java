package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The plaintext of an {@link io.github.meshcorejvm.codec.payload.AnonymousRequest}: time (4 bytes), then data whose
 * form depends on the kind of receiver, which is not in the packet. {@link #password()}, {@link #roomLogin()} and
 * {@link #subRequest()} are three ways to read the same bytes.
 *
 * @param timestampSeconds the sender's clock, seconds since 1970, 0..4294967295
 * @param data what follows; if decoded, including the padding, whose length is not known
 */
public record AnonymousContent(long timestampSeconds, Bytes data) implements DirectContent {

    /** Maximum plaintext that firmware encrypts, in bytes. */
    public static final int MAX_LENGTH = 136;
    /** Maximum length of a password, in bytes. */
    public static final int MAX_PASSWORD_BYTES = 15;
    /** Sub-request for the regions. */
    public static final int REGIONS = 1;
    /** Sub-request for the owner. */
    public static final int OWNER = 2;
    /** Sub-request for clock and status. */
    public static final int CLOCK = 3;

    private static final int FIRST_PRINTABLE = 0x20;

    /** Checks the range. */
    public AnonymousContent {
        Checks.u32("timestampSeconds", timestampSeconds);
        Objects.requireNonNull(data, "data");
    }

    /**
     * The login to a room server.
     *
     * @param syncSinceSeconds time of the newest post known, 0..4294967295
     * @param password at most 15 bytes of UTF-8; cut there
     */
    public record RoomLogin(long syncSinceSeconds, String password) {
        /** Checks the range. */
        public RoomLogin {
            Checks.u32("syncSinceSeconds", syncSinceSeconds);
            Objects.requireNonNull(password, "password");
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "RoomLogin[syncSinceSeconds=" + syncSinceSeconds + "]";
        }
    }

    /**
     * A request that needs no login; nodes accept it only from direct routes.
     *
     * @param type 1..31, see {@link AnonymousContent#REGIONS} and its like
     * @param replyPath how to reach the sender
     */
    public record SubRequest(int type, HopPath replyPath) {
        /** Checks the range: other values are the first byte of a password. */
        public SubRequest {
            Checks.range("type", type, 1, FIRST_PRINTABLE - 1);
            Objects.requireNonNull(replyPath, "replyPath");
        }
    }

    /**
     * A login to a repeater or sensor.
     *
     * @param password 0..15 bytes of UTF-8 without a zero byte; the first character is no control character
     */
    public static AnonymousContent login(long timestampSeconds, String password) {
        if (!password.isEmpty() && password.charAt(0) < FIRST_PRINTABLE && password.charAt(0) != 0) {
            throw new IllegalArgumentException(
                    "password must not begin with a control character: that is a sub-request");
        }
        return new AnonymousContent(timestampSeconds, passwordBytes(password));
    }

    /** A login to a room server. The password has 15 bytes of UTF-8 at most, and no zero byte. */
    public static AnonymousContent login(long timestampSeconds, RoomLogin login) {
        Bytes password = passwordBytes(login.password());
        return new AnonymousContent(
                timestampSeconds,
                new ByteWriter(Integer.BYTES + password.size())
                        .u32(login.syncSinceSeconds())
                        .bytes(password)
                        .toBytes());
    }

    /** A request that needs no login. */
    public static AnonymousContent ask(long timestampSeconds, SubRequest request) {
        HopPath path = request.replyPath();
        return new AnonymousContent(
                timestampSeconds,
                new ByteWriter(2 + path.bytes().size())
                        .u8(request.type())
                        .u8(path.lengthByte())
                        .bytes(path.bytes())
                        .toBytes());
    }

    static Optional<AnonymousContent> decode(Bytes plaintext) {
        if (plaintext.size() < Integer.BYTES) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        return Optional.of(new AnonymousContent(in.u32(), in.rest()));
    }

    /** The sender's clock as an instant. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(timestampSeconds);
    }

    /** The password, if a repeater or sensor would read one: the first byte is 0, or 0x20 or above. */
    public Optional<String> password() {
        boolean isPassword = data.isEmpty() || data.u8(0) == 0 || data.u8(0) >= FIRST_PRINTABLE;
        return isPassword ? Optional.of(password(data)) : Optional.empty();
    }

    /** The login, as a room server would read it. */
    public Optional<RoomLogin> roomLogin() {
        return data.size() < Integer.BYTES
                ? Optional.empty()
                : Optional.of(new RoomLogin(data.u32le(0), password(data.slice(Integer.BYTES, data.size()))));
    }

    /** The sub-request, if a repeater would read one. */
    public Optional<SubRequest> subRequest() {
        if (data.size() < 2 || password().isPresent() || !HopPath.isValidLengthByte(data.u8(1))) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        int type = in.u8();
        int lengthByte = in.u8();
        int length = HopPath.byteLengthOf(lengthByte);
        return in.remaining() < length
                ? Optional.empty()
                : Optional.of(new SubRequest(type, HopPath.ofLengthByte(lengthByte, in.take(length))));
    }

    private static String password(Bytes bytes) {
        Bytes text = Utf8Text.beforeNul(bytes);
        int length = Math.min(text.size(), MAX_PASSWORD_BYTES);
        return new String(text.slice(0, length).toByteArray(), StandardCharsets.UTF_8);
    }

    private static Bytes passwordBytes(String password) {
        return Checks.sizeAtMost("password", Utf8Text.toSend("password", password), MAX_PASSWORD_BYTES);
    }

    /** Without the data, which may be a password. */
    @Override
    public String toString() {
        return "AnonymousContent[timestampSeconds=" + timestampSeconds + ", data of " + data.size() + " bytes]";
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(Integer.BYTES + data.size())
                .u32(timestampSeconds)
                .bytes(data)
                .toBytes();
    }
}
