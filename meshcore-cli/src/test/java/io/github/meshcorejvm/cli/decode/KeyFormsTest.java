package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in the forms in which people have them. */
class KeyFormsTest extends DecodeRun {

    /** A text to the channel #test. */
    private static final String HASHTAG_TEXT = "1546e1cd2927444a8834d424f409d9ded46f40944fe971bb61f4b23d94b19ee0e0";
    /** Public, MAC fits, control characters in the text; made by another implementation. */
    private static final String CONTROLS = "15001120e9d82be7f1776b876b9b0a416428daceecb46a951442b0883b8a8c45a8f6b73f1d";

    private static final String DIRECT_TEXT = "0900a91e9fea046bb407711fd487eea9fe9b3c07b90d";
    private static final String SENDER_SEED = "688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31";
    private static final String SENDER_PUBLIC = "1ea2cfb06d8c7bf7885b8119d35b946dd543c1220ef3e4f3b853fd78817e9eac";
    private static final String RECEIVER_KEY = "a9cbc129ec85b5da3b3361c07336c6df0832ba5aa4f8cd01692ac217f15d7516";

    @TempDir
    Path folder;

    private JsonObject payload() {
        return JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonObject("payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--hashtag=#test", "--hashtag #test", "--hashtag\n#test\n", "--hashtag=test"})
    void aHashtagInAnArgumentFileIsNoComment(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.args"), content);
        assertThat(decode("@" + file, "--json", HASHTAG_TEXT)).isZero();
        assertThat(payload().get("channel").getAsString()).isEqualTo("#test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X=9cd8fcf22a47333b591d96a2b848b73f",
                "X=nNj88ipHMztZHZaiuEi3Pw==",
                "X=nNj88ipHMztZHZaiuEi3Pw",
                "meshcore://channel/add?name=X&secret=9cd8fcf22a47333b591d96a2b848b73f"
            })
    void channelKeysAreHexBase64OrLinks(String key) {
        assertThat(decode("--channel-key", key, "--json", HASHTAG_TEXT)).isZero();
        assertThat(payload().get("channel").getAsString()).isEqualTo("X");
    }

    @Test
    void aLinkAfterANameIsRefused() {
        String link = "meshcore://channel/add?name=Y&secret=9cd8fcf22a47333b591d96a2b848b73f";
        assertThat(decode("--channel-key", "X=" + link, "--json", HASHTAG_TEXT)).isEqualTo(2);
        assertThat(err.toString()).contains("--channel-key must be NAME=KEY").doesNotContain("9cd8fc");
    }

    @Test
    void aBrokenLinkIsRefusedAndItsKeyNotQuoted() {
        assertThat(decode("--channel-key", "meshcore://channel/add?name=X&secret=9cd8fc", HASHTAG_TEXT))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--channel-key must be NAME=KEY").doesNotContain("9cd8fc");
    }

    @Test
    void aSeedWithItsPublicKeyBehindItIsRecognized() {
        assertThat(decode("--private-key", SENDER_SEED + SENDER_PUBLIC, "--peer", RECEIVER_KEY, "--json", DIRECT_TEXT))
                .isZero();
        assertThat(payload().getAsJsonObject("decrypted").get("from").getAsString())
                .isEqualTo(SENDER_PUBLIC);
    }

    @Test
    void namesOfAFileAreTried() throws IOException {
        List<String> names = IntStream.range(0, 5000)
                .mapToObj(i -> i == 4321 ? "#test" : "channel-" + i)
                .toList();
        Path file = Files.write(folder.resolve("names"), names);
        assertThat(decode("--channels", file.toString(), "--json", HASHTAG_TEXT))
                .isZero();
        assertThat(payload().get("channel").getAsString()).isEqualTo("#test");
        assertThat(payload().get("decryptionStatus").getAsString()).isEqualTo("decrypted");
    }

    @Test
    void aFileOfNamesMayHoldKeysAndComments() throws IOException {
        Path file = Files.writeString(folder.resolve("names"), "# mine\n\nX=9cd8fcf22a47333b591d96a2b848b73f\na=b\n");
        assertThat(decode("--channels", file.toString(), "--json", HASHTAG_TEXT))
                .isZero();
        assertThat(payload().get("channel").getAsString()).isEqualTo("X");
        assertThat(decode("--channels", folder.resolve("none").toString(), HASHTAG_TEXT))
                .isEqualTo(1);
    }

    @Test
    void aKeyThatFitsAnImplausibleTextIsNotNoKey() {
        assertThat(decode("--json", CONTROLS)).isZero();
        assertThat(payload().get("decryptionStatus").getAsString()).isEqualTo("decrypted_implausible");
        assertThat(payload().get("channel").getAsString()).isEqualTo("Public");
        assertThat(payload().get("text").getAsString()).matches("(?s).*\\p{Cntrl}.*");
        out.getBuffer().setLength(0);
        assertThat(decode(CONTROLS)).isZero();
        assertThat(out.toString())
                .contains("decrypted, implausible text", "\\u00", "Public")
                .doesNotContain("no matching key")
                .matches(text -> text.chars().allMatch(c -> c == '\n' || c >= 0x20));
    }
}
