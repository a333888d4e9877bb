package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.has;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Group payloads decrypted with the key they were made with. */
class GroupVectorsTest {

    static Stream<GoldenVector> groups() {
        return GoldenVector.ofTopic("group").filter(GoldenVector::isComplete);
    }

    private static ChannelKeyring keyring(GoldenVector vector) {
        JsonObject keys = vector.keys();
        return ChannelKeyring.builder()
                .add("the channel", ChannelKey.of(hex(keys, "channelKey")))
                .build();
    }

    private static boolean opens(GoldenVector vector) {
        JsonObject expected = vector.payload();
        return expected.get("macValid").getAsBoolean()
                && expected.get("hashMatchesKey").getAsBoolean()
                && !expected.has("partialLastBlock");
    }

    /** An unused slot of a node has hash byte 0 and a zero key, which is no key that anyone configures. */
    static Stream<GoldenVector> ofConfiguredChannels() {
        return groups().filter(vector ->
                !vector.keys().get("channelName").getAsString().equals("empty slot"));
    }

    @ParameterizedTest
    @MethodSource("ofConfiguredChannels")
    void hashByteOfTheKey(GoldenVector vector) {
        ChannelKey key = ChannelKey.of(hex(vector.keys(), "channelKey"));
        assertThat(key.hashByte())
                .isEqualTo(Integer.parseInt(vector.keys().get("channelHash").getAsString(), 16));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void opensExactlyWhatTheKeyFits(GoldenVector vector) {
        if (vector.packet().payload() instanceof GroupText text) {
            text(vector, keyring(vector).decrypt(text));
        } else if (vector.packet().payload() instanceof GroupData data) {
            data(vector, keyring(vector).decrypt(data));
        } else {
            throw new AssertionError(vector + " is no group payload");
        }
    }

    private static void text(GoldenVector vector, GroupDecryption<ChannelMessage> result) {
        boolean plausible = has(vector.payload(), "content") && has(vector.content(), "text");
        if (!opens(vector) || !plausible) {
            assertThat(result).isNotInstanceOf(GroupDecryption.Decrypted.class);
            return;
        }
        JsonObject expected = vector.content();
        ChannelMessage message = ((GroupDecryption.Decrypted<ChannelMessage>) result).content();
        assertThat(message.timestampSeconds())
                .isEqualTo(expected.get("timestamp").getAsLong());
        assertThat(message.flags()).isEqualTo(expected.get("flagsByte").getAsInt());
        assertThat(message.textType()).isEqualTo(expected.get("txtType").getAsInt());
        assertThat(message.attempt()).isEqualTo(expected.get("attempt").getAsInt());
        assertThat(message.text()).isEqualTo(expected.get("text").getAsString());
    }

    private static void data(GoldenVector vector, GroupDecryption<ChannelData> result) {
        if (!opens(vector)) {
            assertThat(result).isNotInstanceOf(GroupDecryption.Decrypted.class);
            return;
        }
        JsonObject expected = vector.content();
        ChannelData data = ((GroupDecryption.Decrypted<ChannelData>) result).content();
        assertThat(data.dataType()).isEqualTo(expected.get("dataType").getAsInt());
        assertThat(data.dataLength()).isEqualTo(expected.get("dataLen").getAsInt());
        assertThat(data.available().size())
                .isEqualTo(expected.get("availableLen").getAsInt());
        if (has(expected, "dataHex")) {
            assertThat(data.data()).contains(hex(expected, "dataHex"));
        } else {
            assertThat(data.data()).isEmpty();
        }
    }

    /** Whether nothing but padding stands behind the text, which is no longer than firmware sends. */
    private static boolean isAllOf(Bytes plaintext, ChannelMessage message) {
        int length = message.text().getBytes(StandardCharsets.UTF_8).length;
        return length <= ChannelMessage.MAX_TEXT_BYTES
                && plaintext.toHex().substring(2 * (5 + length)).matches("0*");
    }

    @ParameterizedTest
    @MethodSource("groups")
    void encryptsWhatItDecrypted(GoldenVector vector) {
        if (!opens(vector) || !has(vector.payload(), "content")) {
            return;
        }
        JsonObject expected = vector.content();
        ChannelKey key = ChannelKey.of(hex(vector.keys(), "channelKey"));
        if (vector.packet().payload() instanceof GroupText text) {
            if (keyring(vector).decrypt(text) instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted
                    && isAllOf(hex(vector.payload(), "plaintextHex"), decrypted.content())) {
                assertThat(key.encrypt(decrypted.content())).isEqualTo(text);
            }
        } else if (has(expected, "dataHex") && expected.get("dataLen").getAsInt() <= ChannelData.MAX_DATA_LENGTH) {
            ChannelData data = ChannelData.of(expected.get("dataType").getAsInt(), hex(expected, "dataHex"));
            assertThat(key.encrypt(data)).isEqualTo(vector.packet().payload());
        }
    }
}
