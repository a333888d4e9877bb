package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a successful login as older servers send it: the letters {@code OK}.
 *
 * @param trailing what follows: padding
 */
public record LegacyLogin(Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final Bytes OK = Bytes.ofHex("4f4b");

    /** Refuses null. */
    public LegacyLogin {
        Objects.requireNonNull(trailing, "trailing");
    }

    static Optional<LegacyLogin> decode(Bytes data) {
        return data.startsWith(OK) && data.slice(OK.size(), data.size()).isZero()
                ? Optional.of(new LegacyLogin(data.slice(OK.size(), data.size())))
                : Optional.empty();
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.LOGIN);
    }

    @Override
    public Bytes encode() {
        return OK.concat(trailing);
    }
}
