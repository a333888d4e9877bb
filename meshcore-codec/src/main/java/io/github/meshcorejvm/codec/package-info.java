/**
 * Reads and writes MeshCore packets as firmware 1.17.1 does, with nothing but the JDK.
 *
 * <h2>Reading</h2>
 *
 * A {@link io.github.meshcorejvm.codec.Packet} is the frame as on the air: header, transport codes, path, payload bytes.
 * Its {@link io.github.meshcorejvm.codec.payload.Payload} is taken apart in a second step, which never fails: a payload
 * that makes no sense is a {@link io.github.meshcorejvm.codec.payload.MalformedPayload}, and its packet still has a path
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
 * Bytes that no firmware parser would take give a {@link io.github.meshcorejvm.codec.PacketFormatException}, which tells
 * why and where; nothing else ever comes out of decoding, whatever the bytes. The parsers of the firmware differ in what
 * they take, and here a frame is a packet if either does: payload versions 1 to 3 and empty payloads are.
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
 * Constructors refuse what cannot be on the air, with an {@link java.lang.IllegalArgumentException} that names field,
 * range and value. What was decoded encodes to the very bytes it came from, odd ones included.
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
 * Whether an advert can be read and whether its owner signed it are two questions. Signatures are checked by the JDK, or
 * by any {@link io.github.meshcorejvm.codec.crypto.Ed25519Verifier}; see
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
 * Requests, answers, texts and returned paths are encrypted between two nodes; who has the private key of one of them
 * reads and writes them, see {@link io.github.meshcorejvm.codec.direct}. Each text names the acknowledgement it must get.
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
 * <h2>Where everything stands</h2>
 *
 * {@link io.github.meshcorejvm.codec.structure.PacketStructure} lists every field of a frame with its bytes and bits, of
 * a broken frame as far as it is intact, and never fails.
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
 * <li>Everything is immutable, equal by content, and safe for use by multiple threads, but for builders.
 * <li>Nothing takes or returns null; what may be absent is an {@link java.util.Optional}.
 * <li>Numbers on the wire are little endian. Unsigned ones of 32 bits are {@code long} here, smaller ones {@code int}.
 * <li>Times are seconds since 1970 of the sender's clock, which may be wrong.
 * <li>Text is UTF-8 as sent. It may hold anything: escape it before it is shown.
 * <li>Secrets are not printed by any {@code toString} or message.
 * </ul>
 *
 * Sources: firmware 1.17.1 (commit d929643), read and run. Its documents are wrong or silent in places; the classes say
 * where.
 */
package io.github.meshcorejvm.codec;
