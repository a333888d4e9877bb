package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.util.Optional;

/**
 * Whether content looks as nodes send it. Content that does not may be right all the same: this only decides between
 * several keys whose MAC matches.
 */
final class PlausibleContent {

    private static final int CHECKSUM_LENGTH = 4;
    /** Checksum, attempt and a random byte. */
    private static final int MAX_ACK_LENGTH = 6;

    private static final int RANDOM_LENGTH = 4;

    private PlausibleContent() {}

    /** A text of a known type without strange characters, and zero padding after it. */
    static boolean isText(DirectText text, Bytes plaintext) {
        return text.textType() <= DirectText.SIGNED
                && Utf8Text.plausible(text.textBytes()).isPresent()
                && isZeroFrom(text.encode().size(), plaintext);
    }

    /** A known type, and padding: no request of a known type fills its last block. */
    static boolean isRequest(RequestContent request, Bytes plaintext) {
        return request.requestType() >= RequestContent.STATUS
                && request.requestType() <= RequestContent.OWNER
                && isZeroFrom(plaintext.size() - 1, plaintext);
    }

    /** Padding is all that responses have in common, though not every one has it. */
    static boolean isResponse(ResponseContent response, Bytes plaintext) {
        return isZeroFrom(plaintext.size() - 1, plaintext);
    }

    /** An extra of a type that nodes send, as long as that type is. */
    static boolean isPath(PathContent path, Bytes plaintext) {
        Bytes extra = path.extra();
        if (path.extraTypeByte() == PayloadType.ACK.code()) {
            return extra.size() >= CHECKSUM_LENGTH && isZeroFrom(MAX_ACK_LENGTH, extra);
        } else if (path.extraTypeByte() == PayloadType.RESPONSE.code()) {
            return path.response()
                    .filter(response -> isResponse(response, plaintext))
                    .isPresent();
        }
        return path.extraTypeByte() == PathContent.NO_EXTRA && isZeroFrom(RANDOM_LENGTH, extra);
    }

    /** A sub-request, or a password as either kind of server reads it. */
    static boolean isAnonymous(AnonymousContent request, Bytes plaintext) {
        Bytes data = request.data();
        Optional<AnonymousContent.SubRequest> subRequest = request.subRequest();
        if (subRequest.isPresent()) {
            return subRequest.get().type() <= AnonymousContent.CLOCK
                    && isZeroFrom(2 + subRequest.get().replyPath().bytes().size(), data);
        }
        return isPassword(data) || data.size() >= Integer.BYTES && isPassword(data.slice(Integer.BYTES, data.size()));
    }

    private static boolean isPassword(Bytes data) {
        Bytes password = Utf8Text.beforeNul(data);
        return password.size() <= AnonymousContent.MAX_PASSWORD_BYTES
                && Utf8Text.plausible(password).isPresent()
                && isZeroFrom(password.size(), data);
    }

    private static boolean isZeroFrom(int from, Bytes bytes) {
        return from >= bytes.size() || bytes.slice(from, bytes.size()).isZero();
    }
}
