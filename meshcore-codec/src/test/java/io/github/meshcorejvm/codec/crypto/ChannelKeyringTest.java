package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChannelKeyringTest {

    private static final ChannelKey KEY = ChannelKey.ofHashtag("#test");
    private static final GroupText TEXT = KEY.encrypt(ChannelMessage.of(1, "Bob", "hi"));

    private static String decryptedBy(ChannelKeyring keyring, GroupText text) {
        return keyring.decrypt(text) instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted
                ? decrypted.channel()
                : "nobody";
    }

    @Test
    void ofSeveralKeysTheHighestRankWinsAndThenTheFirstName() {
        assertThat(decryptedBy(
                        ChannelKeyring.builder()
                                .add("b", KEY)
                                .add("a", KEY)
                                .add("c", KEY)
                                .build(),
                        TEXT))
                .isEqualTo("a");
        assertThat(decryptedBy(
                        ChannelKeyring.builder()
                                .add("c", KEY, 1)
                                .add("a", KEY)
                                .add("b", KEY, 1)
                                .build(),
                        TEXT))
                .isEqualTo("b");
        assertThat(ChannelKeyring.builder()
                        .add("a", KEY)
                        .add("a", ChannelKey.PUBLIC)
                        .build()
                        .size())
                .isEqualTo(1);
    }

    /** Of so many, no cipher is kept ready: they would take more memory than the program has. */
    @Test
    void veryManyKeysDecryptAsFewDo() {
        ChannelKeyring.Builder keys = ChannelKeyring.builder().add("#test", KEY);
        for (int i = 0; i < 20_000; i++) {
            keys.add("#other" + i, ChannelKey.ofHashtag("#other" + i));
        }
        ChannelKeyring keyring = keys.build();
        assertThat(keyring.size()).isEqualTo(20_001);
        for (int i = 0; i < 3; i++) {
            assertThat(decryptedBy(keyring, TEXT)).isEqualTo("#test");
            GroupText last = ChannelKey.ofHashtag("#other19999").encrypt(ChannelMessage.of(1, "Bob", "hi"));
            assertThat(decryptedBy(keyring, last)).isEqualTo("#other19999");
            GroupData data = KEY.encrypt(ChannelData.of(7, Bytes.copyOf((byte) 1, (byte) 2, (byte) 3)));
            assertThat(keyring.decrypt(data))
                    .isInstanceOfSatisfying(
                            GroupDecryption.Decrypted.class,
                            decrypted -> assertThat(decrypted.channel()).isEqualTo("#test"));
        }
    }

    @Test
    void tellsWhetherItTriedAnything() {
        assertThat(ChannelKeyring.EMPTY.decrypt(TEXT)).isInstanceOf(GroupDecryption.NoKey.class);
        ChannelKeyring other =
                ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build();
        assertThat(other.decrypt(TEXT)).isInstanceOf(GroupDecryption.NotDecrypted.class);
        ChannelKeyring right = ChannelKeyring.builder().add("#test", KEY).build();
        assertThat(right.decrypt(withCiphertext(4))).isInstanceOf(GroupDecryption.NoKey.class);
        assertThat(right.decrypt(withCiphertext(5))).isInstanceOf(GroupDecryption.NotDecrypted.class);
        assertThat(right.decrypt(withCiphertext(16))).isInstanceOf(GroupDecryption.Decrypted.class);
    }

    private static GroupText withCiphertext(int length) {
        Bytes ciphertext = TEXT.ciphertext().slice(0, length);
        return new GroupText(KEY.hashByte(), TEXT.mac(), ciphertext);
    }

    @Test
    void aTextThatNobodyWritesIsNotDecrypted() {
        assertThat(decryptedBy(keyring(), encrypted("a\u0001b\u0002"))).isEqualTo("#test");
        assertThat(decryptedBy(keyring(), encrypted("a\u0001b\u0002c\u007f"))).isEqualTo("nobody");
        assertThat(decryptedBy(keyring(), encrypted("tab\tand\r\nlines\t\t\t"))).isEqualTo("#test");
        assertThat(decryptedBy(keyring(), encrypted("\u0080\u009f\u00a0"))).isEqualTo("#test");
    }

    private static ChannelKeyring keyring() {
        return ChannelKeyring.builder().add("#test", KEY).build();
    }

    private static GroupText encrypted(String text) {
        return KEY.encrypt(new ChannelMessage(1, 0, text));
    }

    @Test
    void senderIsWhatStandsBeforeTheFirstColonAndBlank() {
        assertThat(ChannelMessage.senderOf("Bob: hi: there")).contains("Bob");
        assertThat(ChannelMessage.senderOf("B: hi")).contains("B");
        assertThat(ChannelMessage.of(1, "Bob", "hi").sender()).contains("Bob");
        assertThat(ChannelMessage.of(1, "Bob", "hi")).isEqualTo(new ChannelMessage(1, 0, "Bob: hi"));
        assertThat(ChannelMessage.senderOf(": hi")).isEmpty();
        assertThat(ChannelMessage.senderOf("no separator")).isEmpty();
        assertThat(ChannelMessage.senderOf("B:b: hi")).isEmpty();
        assertThat(ChannelMessage.senderOf("[B: hi")).isEmpty();
        assertThat(ChannelMessage.senderOf("B]: hi")).isEmpty();
        assertThat(ChannelMessage.senderOf("x".repeat(49) + ": hi")).isPresent();
        assertThat(ChannelMessage.senderOf("x".repeat(50) + ": hi")).isEmpty();
        assertThat(ChannelMessage.senderOf("ü".repeat(25) + ": hi")).isEmpty();
    }

    @Test
    void refusesWhatFirmwareDoesNotSend() {
        String longest = "x".repeat(160);
        assertThat(encrypted(longest).ciphertext().size()).isEqualTo(176);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encrypted(longest + "x"))
                .withMessage("text must be 0..160 bytes but was 161");
        assertThat(KEY.encrypt(ChannelData.of(0, Bytes.copyOf(new byte[165])))
                        .ciphertext()
                        .size())
                .isEqualTo(176);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelData.of(0, Bytes.copyOf(new byte[166])))
                .withMessage("data must be 0..165 bytes but was 166");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelMessage(1L << 32, 0, ""))
                .withMessage("timestampSeconds must be 0..4294967295 but was 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelData(65536, 0, Bytes.EMPTY))
                .withMessage("dataType must be 0..65535 but was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelData(0, 256, Bytes.EMPTY))
                .withMessage("dataLength must be 0..255 but was 256");
    }

    /** Decrypted data is padded: the longest to 176 bytes with its header. */
    @Test
    void decryptedDataIsEncryptedToTheSamePacket() {
        for (int size : new int[] {0, 1, 13, 14, 160, 165}) {
            GroupData packet = KEY.encrypt(ChannelData.of(1, Bytes.copyOf(new byte[size])));
            GroupDecryption.Decrypted<ChannelData> decrypted =
                    (GroupDecryption.Decrypted<ChannelData>) keyring().decrypt(packet);
            assertThat(KEY.encrypt(decrypted.content())).isEqualTo(packet);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEY.encrypt(new ChannelData(1, 166, Bytes.copyOf(new byte[173]))))
                .withMessage("data must be 0..165 bytes but was 166");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEY.encrypt(new ChannelData(1, 3, Bytes.copyOf(new byte[174]))))
                .withMessage("available must be 0..173 bytes but was 174");
    }

    @Test
    void refusesWhatReceiversReadDifferently() {
        assertRefused("a\0b", "text must have no zero byte but has one at 6");
        assertRefused("a\ud800b", "text must be Unicode but has half of a surrogate pair");
        assertRefused("a\1\2\177b", "text must have 2 control characters at most but has 3");
        assertRefused("x".repeat(156), "text must be 0..160 bytes but was 161");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelMessage.of(1, "A: B", "x"))
                .withMessage("sender must not contain a colon and a blank, which would end it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encrypted("a\0b"))
                .withMessage("text must have no zero byte but has one at 1");
        ChannelMessage message = ChannelMessage.of(1, "Bob", "a\1\2\tb: ü");
        assertThat(((GroupDecryption.Decrypted<ChannelMessage>) keyring().decrypt(KEY.encrypt(message))).content())
                .isEqualTo(message);
    }

    private static void assertRefused(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelMessage.of(1, "Bob", text))
                .withMessage(problem);
    }

    @Test
    void keysAreEqualByContentAndNotPrinted() {
        assertThat(ChannelKey.ofHashtag("test")).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        assertThat(ChannelKey.ofHex("9cd8fcf22a47333b591d96a2b848b73f")).isEqualTo(KEY);
        assertThat(ChannelKey.ofHex("9cd8fcf22a47333b591d96a2b848b73f" + "00".repeat(16)))
                .isEqualTo(KEY);
        assertThat(ChannelKey.ofHex("9cd8fcf22a47333b591d96a2b848b73f" + "00".repeat(15) + "01"))
                .isNotEqualTo(KEY);
        assertThat(KEY).hasToString("ChannelKey[hash d9]").isNotEqualTo(ChannelKey.PUBLIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelKey.of(Bytes.copyOf("secret".getBytes(StandardCharsets.UTF_8))))
                .withMessage("channel key must be 16 or 32 bytes but was 6");
    }

    @Test
    void aTextWithAnotherMacIsNotDecrypted() {
        for (String mac : new String[] {"0000", "ffff"}) {
            GroupText tampered = new GroupText(KEY.hashByte(), Bytes.ofHex(mac), TEXT.ciphertext());
            assertThat(keyring().decrypt(tampered)).isInstanceOf(GroupDecryption.NotDecrypted.class);
        }
    }

    /** {@code #bench-0} to {@code #bench-299} have several keys for many a hash byte. */
    @Test
    void everyOneOfManyKeysOpensItsOwnTexts() {
        ChannelKeyring.Builder all = ChannelKeyring.builder();
        for (int i = 0; i < 300; i++) {
            all.add("#bench-" + i, ChannelKey.ofHashtag("#bench-" + i));
        }
        ChannelKeyring keyring = all.build();
        for (int i = 0; i < 300; i++) {
            GroupText text = ChannelKey.ofHashtag("#bench-" + i).encrypt(ChannelMessage.of(i, "Zoë", "grüß 😀"));
            assertThat(decryptedBy(keyring, text)).isEqualTo("#bench-" + i);
        }
    }

    /** The quick look at the first block must not cost a text: here characters of each length are cut by its end. */
    @Test
    void opensTextsOfAllShapes() {
        for (String character : new String[] {"x", "ü", "€", "😀", "\u0080", "\uffff", "\t"}) {
            for (int before = 0; before < 16; before++) {
                assertThat(decryptedBy(keyring(), encrypted("a".repeat(before) + character.repeat(9))))
                        .isEqualTo("#test");
            }
        }
        assertThat(decryptedBy(keyring(), encrypted(""))).isEqualTo("#test");
    }
}
