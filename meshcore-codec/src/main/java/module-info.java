/**
 * MeshCore packets: decoding, encoding, content hashes, channel keys, signatures and regions.
 *
 * <p>The package {@link io.github.meshcorejvm.codec} is the manual, with examples.
 */
@org.jspecify.annotations.NullMarked
module io.github.meshcorejvm.codec {
    requires static org.jspecify;

    exports io.github.meshcorejvm.codec;
    exports io.github.meshcorejvm.codec.payload;
    exports io.github.meshcorejvm.codec.crypto;
    exports io.github.meshcorejvm.codec.direct;
    exports io.github.meshcorejvm.codec.exchange;
    exports io.github.meshcorejvm.codec.link;
    exports io.github.meshcorejvm.codec.region;
    exports io.github.meshcorejvm.codec.structure;
    exports io.github.meshcorejvm.codec.telemetry;
    exports io.github.meshcorejvm.codec.token;
}
