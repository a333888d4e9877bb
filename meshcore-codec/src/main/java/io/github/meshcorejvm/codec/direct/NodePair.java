package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SharedSecret;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.Objects;
import java.util.Optional;

/**
 * Two nodes, and the private key of one of them: encrypts and decrypts what they send each other. Immutable and safe
 * for use by multiple threads.
 */
public final class NodePair {

    private final NodeKey own;
    private final NodeKey peer;
    private final SharedSecret secret;

    private NodePair(NodeKey own, NodeKey peer, SharedSecret secret) {
        this.own = Objects.requireNonNull(own, "own");
        this.peer = Objects.requireNonNull(peer, "peer");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * Computes the shared secret of the two nodes, which takes a fraction of a millisecond.
     *
     * @throws IllegalArgumentException if the peer's key is of small order: it has no private key
     */
    public static NodePair of(NodeKeyPair own, NodeKey peer) {
        return agree(own, peer)
                .orElseThrow(
                        () -> new IllegalArgumentException("peer must not be a key of small order but was " + peer));
    }

    /** The pair, unless the peer's key is of small order. */
    static Optional<NodePair> agree(NodeKeyPair own, NodeKey peer) {
        return own.sharedSecret(peer).map(secret -> new NodePair(own.publicKey(), peer, secret));
    }

    /** The node whose private key we have. */
    public NodeKey own() {
        return own;
    }

    /** The other node. */
    public NodeKey peer() {
        return peer;
    }

    /** The shared secret of the two nodes. */
    public SharedSecret secret() {
        return secret;
    }

    /** A text from our node to the peer. */
    public TextMessage encrypt(DirectText text) {
        Bytes ciphertext = encrypt(text, DirectContent.MAX_LENGTH);
        return new TextMessage(peer.hash(), own.hash(), secret.mac(ciphertext), ciphertext);
    }

    /** A request of our node to the peer. */
    public Request encrypt(RequestContent request) {
        Bytes ciphertext = encrypt(request, DirectContent.MAX_LENGTH);
        return new Request(peer.hash(), own.hash(), secret.mac(ciphertext), ciphertext);
    }

    /** A response of our node to the peer. */
    public Response encrypt(ResponseContent response) {
        Bytes ciphertext = encrypt(response, DirectContent.MAX_LENGTH);
        return new Response(peer.hash(), own.hash(), secret.mac(ciphertext), ciphertext);
    }

    /** Tells the peer how to reach our node. */
    public ReturnedPath encrypt(PathContent path) {
        Bytes ciphertext = encrypt(path, DirectContent.MAX_LENGTH);
        return new ReturnedPath(peer.hash(), own.hash(), secret.mac(ciphertext), ciphertext);
    }

    /** A request of our node to a peer that may not know it. */
    public AnonymousRequest encrypt(AnonymousContent request) {
        Bytes ciphertext = encrypt(request, AnonymousContent.MAX_LENGTH);
        return new AnonymousRequest(peer.hash(), own, secret.mac(ciphertext), ciphertext);
    }

    private Bytes encrypt(DirectContent content, int maxLength) {
        return secret.encrypt(Checks.sizeAtMost("plaintext", content.encode(), maxLength));
    }

    /** Whether a packet between nodes with these hashes may be one of these two, in either direction. */
    boolean fits(int destinationHash, int sourceHash) {
        return destinationHash == own.hash() && sourceHash == peer.hash()
                || destinationHash == peer.hash() && sourceHash == own.hash();
    }

    /** Which node sent a packet with this source hash; the peer, if both nodes have that hash. */
    NodeKey sender(int sourceHash) {
        return sourceHash == peer.hash() ? peer : own;
    }

    /** The other of the two nodes. */
    NodeKey other(NodeKey one) {
        return one.equals(peer) ? own : peer;
    }

    /** Constant-time comparison of the secrets. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NodePair that
                && own.equals(that.own)
                && peer.equals(that.peer)
                && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(own, peer);
    }

    /** Contains the public keys, never the secret. */
    @Override
    public String toString() {
        return "NodePair[" + own + ", " + peer + "]";
    }
}
