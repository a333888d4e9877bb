package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.exchange.ResponseGuess;
import io.github.meshcorejvm.codec.exchange.ResponseMatcher;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the payloads between nodes of a stream of packets. The type of a response is that of its request if the stream had one,
 * else the type given by the caller, else a guess. Not thread-safe.
 */
public final class DirectReader {

    private final NodeKeyring nodes;
    private final Optional<ResponseType> assumed;
    private final ResponseMatcher requests = new ResponseMatcher();

    /** Decrypts with the keys of {@code nodes}; {@code assumed} is the type of responses without a known request. */
    public DirectReader(NodeKeyring nodes, Optional<ResponseType> assumed) {
        this.nodes = Objects.requireNonNull(nodes, "nodes");
        this.assumed = Objects.requireNonNull(assumed, "assumed");
    }

    /** The reading of the payload; absent if it is not between two nodes. */
    public Optional<DirectReading> read(Payload payload) {
        Optional<? extends DirectDecryption<?>> result = decrypt(payload);
        return result.isPresent() ? Optional.of(read(result.get())) : Optional.empty();
    }

    private DirectReading read(DirectDecryption<?> result) {
        if (!(result instanceof DirectDecryption.Decrypted<?> decrypted)) {
            return new DirectReading(result, Optional.empty(), false);
        }
        DirectContent content = decrypted.content().orElse(null);
        Optional<ResponseContent> response = Optional.empty();
        if (content instanceof RequestContent request) {
            requests.add(decrypted.sender(), decrypted.receiver(), request);
        } else if (content instanceof AnonymousContent request) {
            requests.add(decrypted.sender(), decrypted.receiver(), request);
        } else if (content instanceof ResponseContent found) {
            response = Optional.of(found);
        } else if (content instanceof PathContent path) {
            response = path.response();
        } else if (content != null && !(content instanceof DirectText)) {
            throw new IllegalStateException("unknown kind of content: " + content.getClass());
        }
        return response.map(found -> read(decrypted, found))
                .orElseGet(() -> new DirectReading(result, Optional.empty(), false));
    }

    private DirectReading read(DirectDecryption.Decrypted<?> decrypted, ResponseContent response) {
        Optional<ResponseData> known = requests.match(decrypted.receiver(), decrypted.sender(), response)
                .or(() -> assumed.map(type -> ResponseData.decode(type, response.data())))
                .filter(data -> !(data instanceof ResponseData.Unknown));
        if (known.isPresent() || assumed.isPresent()) {
            return new DirectReading(decrypted, known, false);
        }
        Optional<ResponseData> guess = ResponseGuess.guess(response.data());
        return new DirectReading(decrypted, guess, guess.isPresent());
    }

    private Optional<? extends DirectDecryption<?>> decrypt(Payload payload) {
        if (payload instanceof DirectPayload direct) {
            return Optional.of(decrypt(direct));
        }
        return payload instanceof AnonymousRequest request ? Optional.of(nodes.decrypt(request)) : Optional.empty();
    }

    private DirectDecryption<?> decrypt(DirectPayload payload) {
        if (payload instanceof TextMessage text) {
            return nodes.decrypt(text);
        } else if (payload instanceof Request request) {
            return nodes.decrypt(request);
        } else if (payload instanceof Response response) {
            return nodes.decrypt(response);
        } else if (payload instanceof ReturnedPath path) {
            return nodes.decrypt(path);
        }
        throw new IllegalStateException("unknown kind of direct payload: " + payload.getClass());
    }
}
