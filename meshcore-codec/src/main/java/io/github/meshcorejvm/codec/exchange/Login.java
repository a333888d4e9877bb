package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a login: result (1 byte), keep-alive (1), role (1), permissions (1), random (4), firmware level (1).
 * The tag of its response is the server's time.
 *
 * @param result 0 means that the login succeeded; 0..255
 * @param keepAlive recommended interval in units of 16 seconds, 0..255; firmware now sends 0
 * @param role 1 admin, 2 guest of a room server, else 0; 0..255
 * @param permissions 0..255
 * @param random 4 bytes that make packet hashes differ
 * @param firmwareLevel which requests the server knows, 0..255
 * @param trailing what follows: padding
 */
public record Login(
        int result, int keepAlive, int role, int permissions, Bytes random, int firmwareLevel, Bytes trailing)
        implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int LENGTH = 9;
    private static final int RANDOM_LENGTH = 4;
    private static final int KEEP_ALIVE_UNIT_SECONDS = 16;

    /** Checks ranges and length. */
    public Login {
        Checks.u8("result", result);
        Checks.u8("keepAlive", keepAlive);
        Checks.u8("role", role);
        Checks.u8("permissions", permissions);
        Checks.size("random", random, RANDOM_LENGTH);
        Checks.u8("firmwareLevel", firmwareLevel);
        Objects.requireNonNull(trailing, "trailing");
    }

    /** Decodes a login, or the older form of one. */
    static Optional<? extends ResponseData> decode(Bytes data) {
        Optional<LegacyLogin> legacy = LegacyLogin.decode(data);
        if (legacy.isPresent() || data.size() < LENGTH) {
            return legacy;
        }
        ByteReader in = new ByteReader(data);
        return Optional.of(new Login(in.u8(), in.u8(), in.u8(), in.u8(), in.take(RANDOM_LENGTH), in.u8(), in.rest()));
    }

    /** Whether the login succeeded. */
    public boolean ok() {
        return result == 0;
    }

    /** Whether the client is an admin. */
    public boolean isAdmin() {
        return role == 1;
    }

    /** The recommended keep-alive interval in seconds; 0 for none. */
    public int keepAliveSeconds() {
        return keepAlive * KEEP_ALIVE_UNIT_SECONDS;
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.LOGIN);
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(LENGTH + trailing.size())
                .u8(result)
                .u8(keepAlive)
                .u8(role)
                .u8(permissions)
                .bytes(random)
                .u8(firmwareLevel)
                .bytes(trailing)
                .toBytes();
    }
}
