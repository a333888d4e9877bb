package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the type of responses in a stream of packets by the requests that it has seen before: the tag of a response is
 * the time of its request. Responses that arrive before their request are not matched. Remembers a limited number of
 * requests and forgets the oldest. Not thread-safe.
 */
public final class ResponseMatcher {

    /** How many requests are remembered by default. */
    public static final int DEFAULT_CAPACITY = 4096;

    private static final int MAX_PREFIX_LENGTH = 32;

    /** Several types where a client asked for more than one thing at a time. */
    private final Map<Key, Set<Expected>> requests;

    private record Key(NodeKey client, NodeKey server, Optional<Long> tag) {}

    /** The prefix length is that of a request for neighbours, else 0. */
    private record Expected(ResponseType type, int prefixLength) {}

    /** Remembers {@link #DEFAULT_CAPACITY} requests. */
    public ResponseMatcher() {
        this(DEFAULT_CAPACITY);
    }

    /** Remembers at most {@code capacity} requests, 1 or more. */
    public ResponseMatcher(int capacity) {
        Checks.range("capacity", capacity, 1, Integer.MAX_VALUE);
        requests = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Set<Expected>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Remembers a request. */
    public void add(NodeKey client, NodeKey server, RequestContent request) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(server, "server");
        int prefixLength = RequestData.of(request) instanceof RequestData.Neighbours neighbours
                ? Math.min(neighbours.prefixLength(), MAX_PREFIX_LENGTH)
                : 0;
        ResponseType.to(request)
                .ifPresent(type -> expect(
                        new Key(client, server, Optional.of(request.timestampSeconds())),
                        new Expected(type, prefixLength)));
    }

    /** Remembers an anonymous request. */
    public void add(NodeKey client, NodeKey server, AnonymousContent request) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(server, "server");
        Optional<ResponseType> type = ResponseType.to(request);
        if (type.isPresent()) {
            expect(new Key(client, server, Optional.of(request.timestampSeconds())), new Expected(type.get(), 0));
        } else {
            expect(new Key(client, server, Optional.empty()), new Expected(ResponseType.LOGIN, 0));
        }
    }

    private void expect(Key key, Expected expected) {
        // Removed and put back, so that it is the newest.
        Set<Expected> all = Objects.requireNonNullElseGet(requests.remove(key), LinkedHashSet::new);
        all.add(expected);
        requests.put(key, all);
    }

    /**
     * The data of a response to a request that was seen; absent if there was none. The response to a login has no tag
     * of the request: the first response that looks like one is taken. Of several requests with the same tag, the one
     * is taken whose response the data looks like, if there is exactly one.
     */
    public Optional<ResponseData> match(NodeKey client, NodeKey server, ResponseContent response) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(server, "server");
        Set<Expected> expected = requests.getOrDefault(new Key(client, server, Optional.of(response.tag())), Set.of());
        List<ResponseData> decoded = expected.stream()
                .map(it -> decode(it, response))
                .filter(data -> expected.size() == 1 || ResponseGuess.isPlausible(data))
                .collect(Collectors.toUnmodifiableList());
        if (decoded.size() == 1) {
            return Optional.of(decoded.get(0));
        }
        if (requests.containsKey(new Key(client, server, Optional.empty()))) {
            return Optional.of(ResponseData.decode(ResponseType.LOGIN, response.data()))
                    .filter(ResponseGuess::isPlausible);
        }
        return Optional.empty();
    }

    private static ResponseData decode(Expected expected, ResponseContent response) {
        if (expected.type() != ResponseType.NEIGHBOURS) {
            return ResponseData.decode(expected.type(), response.data());
        }
        Optional<Neighbours> neighbours = Neighbours.decode(response.data(), expected.prefixLength());
        return neighbours.isPresent()
                ? neighbours.get()
                : new ResponseData.Unknown(Optional.of(ResponseType.NEIGHBOURS), response.data());
    }
}
