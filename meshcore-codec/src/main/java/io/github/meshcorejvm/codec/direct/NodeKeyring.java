package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nodes whose private keys we have, and nodes that they talk to. Decrypts payloads between any two of them, in either
 * direction, as long as one of the two is ours.
 *
 * <p>A MAC has 2 bytes, so one wrong key in 65,536 passes it. Of several pairs whose MAC matches, one whose content looks
 * as nodes send it is preferred, then one whose content is valid, then that with the lowest public keys: the order in
 * which keys are given does not matter.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NodeKeyring {

    /** No keys at all. */
    public static final NodeKeyring EMPTY = new NodeKeyring(List.of(), List.of());

    private final List<NodeKeyPair> own;
    private final List<NodePair> pairs;

    private NodeKeyring(List<NodeKeyPair> own, List<NodePair> pairs) {
        this.own = own;
        this.pairs = pairs;
    }

    /** Whether there are no keys, so that nothing is ever decrypted. */
    public boolean isEmpty() {
        return own.isEmpty();
    }

    /**
     * A keyring. Secrets are agreed on at once: a fraction of a millisecond for each pair.
     *
     * @param own key pairs; they talk to each other too
     * @param peers public keys; those of small order are left out, since they have no private key
     */
    public static NodeKeyring of(Collection<NodeKeyPair> own, Collection<NodeKey> peers) {
        List<NodePair> pairs = new ArrayList<>();
        List<NodeKeyPair> mine = sorted(own, NodeKeyPair::publicKey);
        List<NodeKey> known = List.copyOf(peers);
        for (int i = 0; i < mine.size(); i++) {
            List<NodeKey> others = new ArrayList<>(known);
            mine.subList(i + 1, mine.size()).forEach(other -> others.add(other.publicKey()));
            for (NodeKey other : others) {
                NodePair.agree(mine.get(i), other).ifPresent(pairs::add);
            }
        }
        return new NodeKeyring(mine, sorted(pairs, NodePair::peer));
    }

    private static <T> List<T> sorted(Collection<T> items, Function<T, NodeKey> key) {
        // The copy refuses null.
        return List.copyOf(items).stream()
                .sorted(Comparator.comparing(item -> key.apply(item).bytes()))
                .collect(Collectors.toUnmodifiableList());
    }

    /** Decrypts a text, if a pair of nodes has its key. */
    public DirectDecryption<DirectText> decrypt(TextMessage message) {
        return decrypt(message, DirectText::decode, PlausibleContent::isText);
    }

    /** Decrypts a request, if a pair of nodes has its key. */
    public DirectDecryption<RequestContent> decrypt(Request request) {
        return decrypt(request, RequestContent::decode, PlausibleContent::isRequest);
    }

    /** Decrypts a response, if a pair of nodes has its key. */
    public DirectDecryption<ResponseContent> decrypt(Response response) {
        return decrypt(response, ResponseContent::decode, PlausibleContent::isResponse);
    }

    /** Decrypts a returned path, if a pair of nodes has its key. */
    public DirectDecryption<PathContent> decrypt(ReturnedPath path) {
        return decrypt(path, PathContent::decode, PlausibleContent::isPath);
    }

    /** Decrypts a request whose sender need not be known: the packet contains the whole key. */
    public DirectDecryption<AnonymousContent> decrypt(AnonymousRequest request) {
        NodeKey sender = Objects.requireNonNull(request, "request").senderKey();
        List<NodePair> candidates = new ArrayList<>();
        for (NodeKeyPair keyPair : own) {
            if (keyPair.publicKey().hash() == request.destinationHash()) {
                NodePair.agree(keyPair, sender).ifPresent(candidates::add);
            }
        }
        for (NodePair pair : pairs) {
            if (pair.own().equals(sender) && pair.peer().hash() == request.destinationHash()) {
                candidates.add(pair);
            }
        }
        return decrypt(
                candidates,
                pair -> sender,
                request.mac(),
                request.ciphertext(),
                AnonymousContent::decode,
                PlausibleContent::isAnonymous);
    }

    private <T extends DirectContent> DirectDecryption<T> decrypt(
            DirectPayload payload, Function<Bytes, Optional<T>> decode, BiPredicate<T, Bytes> plausible) {
        int source = payload.sourceHash();
        if (pairs.isEmpty()) {
            return new DirectDecryption.NoKey<>();
        }
        List<NodePair> candidates = pairs.stream()
                .filter(pair -> pair.fits(payload.destinationHash(), source))
                .collect(Collectors.toUnmodifiableList());
        return decrypt(candidates, pair -> pair.sender(source), payload.mac(), payload.ciphertext(), decode, plausible);
    }

    private static <T extends DirectContent> DirectDecryption<T> decrypt(
            List<NodePair> candidates,
            Function<NodePair, NodeKey> senderOf,
            Bytes mac,
            Bytes ciphertext,
            Function<Bytes, Optional<T>> decode,
            BiPredicate<T, Bytes> plausible) {
        if (candidates.isEmpty()) {
            return new DirectDecryption.NoKey<>();
        }
        DirectDecryption<T> best = new DirectDecryption.NotDecrypted<>();
        boolean isValid = false;
        for (NodePair pair : candidates) {
            Optional<Bytes> plaintext = pair.secret().decrypt(mac, ciphertext);
            if (plaintext.isEmpty()) {
                continue;
            }
            Optional<T> content = decode.apply(plaintext.get());
            boolean isPlausible =
                    content.filter(it -> plausible.test(it, plaintext.get())).isPresent();
            if (isPlausible || best instanceof DirectDecryption.NotDecrypted || !isValid && content.isPresent()) {
                NodeKey sender = senderOf.apply(pair);
                best = new DirectDecryption.Decrypted<>(sender, pair.other(sender), plaintext.get(), content);
                isValid = content.isPresent();
            }
            if (isPlausible) {
                break;
            }
        }
        return best;
    }
}
