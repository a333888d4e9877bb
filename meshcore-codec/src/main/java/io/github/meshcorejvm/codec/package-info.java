/**
 * Reads and writes MeshCore packets as firmware 1.17.1 does, with nothing but the JDK.
 *
 * <h2>Reading</h2>
 *
 * A {@link io.github.meshcorejvm.codec.Packet} is the frame as transmitted: header, transport codes, path, payload
 * bytes. Its {@link io.github.meshcorejvm.codec.payload.Payload} is decoded in a second step, which never fails: an
 * invalid payload is a {@link io.github.meshcorejvm.codec.payload.MalformedPayload}, and its packet still has a path
 * and a hash.
 *
 * <pre>{@code
 * Packet packet = Packet.decode(Bytes.ofHex(
 *         "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1"));
 * System.out.println(packet.payloadType() + " by " + packet.routeType() + " over " + packet.path().hops());
 * // prints GRP_TXT by FLOOD over [f43e, b61e]
 * System.out.println(packet.contentHash());
 * // prints 90f2b17a42e7efa9
 *
 * ChannelKeyring keys = ChannelKeyring.builder()
 *         .add("Public", ChannelKey.PUBLIC)
 *         .add("#test", ChannelKey.ofHashtag("#test"))
 *         .build();
 * if (packet.payload() instanceof GroupText text
 *         && keys.decrypt(text) instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted) {
 *     System.out.println(decrypted.channel() + ": " + decrypted.content().text());
 *     // prints Public: Alice: Hi all
 * }
 * }</pre>
 *
 * Bytes that no firmware parser accepts give a {@link io.github.meshcorejvm.codec.PacketFormatException} with reason
 * and offset. Decoding throws no other exception, whatever the bytes. The two parsers of the firmware differ in what
 * they accept; here a frame is a packet if either accepts it, so payload versions 1 to 3 and empty payloads are valid.
 *
 * <pre>{@code
 * try {
 *     Packet.decode(Bytes.ofHex("1505c3b1"));
 * } catch (PacketFormatException e) {
 *     System.out.println(e.reason() + ": " + e.getMessage());
 *     // prints TRUNCATED: path truncated at offset 2: needs 5 bytes, 2 left
 * }
 * }</pre>
 *
 * <h2>Writing</h2>
 *
 * Constructors reject what cannot be transmitted, with an {@link java.lang.IllegalArgumentException} that names field,
 * range and value. What was decoded encodes to exactly the same bytes, unusual ones included.
 *
 * <pre>{@code
 * GroupText text = ChannelKey.ofHashtag("#test").encrypt(ChannelMessage.of(1_750_000_000L, "Bob", "hello"));
 * Packet packet = Packet.of(RouteType.FLOOD, HopPath.EMPTY, text);
 * System.out.println(packet.encodedLength() + " bytes, " + packet.contentHash());
 * // prints 21 bytes, 386f8d1048a8a83e
 * }</pre>
 *
 * <h2>Adverts</h2>
 *
 * Decoding an advert does not verify its signature. Signatures are verified by the JDK, or by any
 * {@link io.github.meshcorejvm.codec.crypto.Ed25519Verifier}; see
 * {@link io.github.meshcorejvm.codec.crypto.AdvertVerifier} for how strictly.
 *
 * <pre>{@code
 * NodeKeyPair node = NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
 * Bytes appData = AppDataBuilder.of(NodeType.REPEATER)
 *         .position(Position.ofDegrees(47.5, -122.25))
 *         .name("Hill")
 *         .build();
 * Advert advert = Advert.signed(node, 1_750_000_000L, appData);
 * System.out.println(advert.appData().orElseThrow().name().orElseThrow() + ": " + AdvertVerifier.jdk().verify(advert));
 * // prints Hill: VALID
 * }</pre>
 *
 * <h2>Between two nodes</h2>
 *
 * Requests, responses, texts and returned paths are encrypted between two nodes. With the private key of one of them
 * they can be decrypted and encrypted, see {@link io.github.meshcorejvm.codec.direct}; requests and responses are
 * decoded by {@link io.github.meshcorejvm.codec.exchange}. The acknowledgement of a text is computed from the text.
 *
 * <pre>{@code
 * NodeKeyPair alice = NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
 * NodeKeyPair bob = NodeKeyPair.ofSeed(Bytes.ofHex("9fd4099ce27a283d2b77138d654a8d57377d5e802b84b2e676255579ddb80d9c"));
 * DirectText text = DirectText.plain(1_689_090_319L, 0, "");
 * TextMessage message = NodePair.of(alice, bob.publicKey()).encrypt(text);
 *
 * NodeKeyring keys = NodeKeyring.of(List.of(bob), List.of(alice.publicKey()));
 * if (keys.decrypt(message) instanceof DirectDecryption.Decrypted<DirectText> decrypted) {
 *     DirectText read = decrypted.content().orElseThrow();
 *     System.out.println(read.equals(text) + ", ACK " + read.ackChecksum(decrypted.sender()).orElseThrow());
 *     // prints true, ACK 2264003007
 * }
 * }</pre>
 *
 * <h2>Structure</h2>
 *
 * {@link io.github.meshcorejvm.codec.structure.PacketStructure} lists every field of a frame with its bytes and bits,
 * of an invalid frame as far as it can be read. It never fails.
 *
 * <pre>{@code
 * for (Field field : PacketStructure.of(Bytes.ofHex("0d00efbeadde")).fields()) {
 *     System.out.println(field.offset() + " " + field.name() + " = " + field.value());
 * }
 * // prints 0 header = 13
 * // prints 0 route type = 1
 * // prints 0 payload type = 3
 * // prints 0 payload version = 0
 * // prints 1 path_len = 0
 * // prints 1 hop count = 0
 * // prints 1 hash size - 1 = 0
 * // prints 2 checksum = 3735928559
 * }</pre>
 *
 * <h2>Rules for all types</h2>
 *
 * <ul>
 * <li>Everything is immutable and safe for use by multiple threads, except builders and matchers. Records and keys are equal
 * by content.
 * <li>Null is neither accepted nor returned; what may be absent is an {@link java.util.Optional}.
 * <li>Numbers on the wire are little endian. Unsigned ones of 32 bits are {@code long} here, smaller ones {@code int}.
 * <li>Times are seconds since 1970 of the sender's clock, which may be wrong.
 * <li>Text is UTF-8 as sent. It may contain anything: escape it before display.
 * <li>Private keys, shared secrets, channel keys and passwords are not printed by any {@code toString} or message,
 * except what a {@link io.github.meshcorejvm.codec.structure.PacketStructure} shows of a packet that was decrypted.
 * </ul>
 *
 * Sources: firmware 1.17.1 (commit d929643), read and run. Its documentation is wrong or incomplete in places, as noted
 * in the classes.
 */
@NullMarked
package io.github.meshcorejvm.codec;

import org.jspecify.annotations.NullMarked;
