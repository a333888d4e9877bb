package io.github.meshcorejvm.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCommandTest {

    /** Seed and public key as another implementation has them, see testdata/direct. */
    private static final String SEED = "7813c4179535a2b670667df2dc4a3f0647592ffebe12a726f537fd45f008d0b8";

    private static final String PUBLIC = "bfe65903ae980a641c40ccc923b717bba51cb9840d634580282050ea7265f8bb";

    private final StringWriter err = new StringWriter();

    private String run(int status, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("key"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all))
                .as(err.toString())
                .isEqualTo(status);
        return out.toString().strip();
    }

    @Test
    void showsThePublicKeyOfAnyFormOfAPrivateKey() {
        assertThat(run(0, "public", "--private-key", SEED)).isEqualTo(PUBLIC);
        assertThat(run(0, "public", "--private-key", SEED + PUBLIC)).isEqualTo(PUBLIC);
    }

    @Test
    void generatesKeysThatBelongTogether() {
        JsonObject key = JsonParser.parseString(run(0, "generate", "--json", "--prefix", "A"))
                .getAsJsonObject();
        String publicKey = key.get("publicKey").getAsString();
        assertThat(publicKey).startsWith("a");
        assertThat(run(0, "public", "--private-key", key.get("seed").getAsString()))
                .isEqualTo(publicKey);
        assertThat(run(0, "public", "--private-key", key.get("privateKey").getAsString()))
                .isEqualTo(publicKey);
        assertThat(run(0, "generate")).contains("seed", "private key", "public key");
        run(2, "generate", "--prefix", "00");
        run(2, "generate", "--prefix", "1234567");
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, 2026-11-01T00:30:00Z, 0, valid",
        "a.example, 2026-11-01T01:00:00Z, 1, INVALID: expired",
        "a.example, 2026-10-31T23:59:59Z, 1, INVALID: issued in the future",
        "b.example, 2026-11-01T00:30:00Z, 1, INVALID: for another audience"
    })
    void tokensAreValidForTheirAudienceAndLifetime(String audience, String now, int status, String verdict) {
        String token = run(
                0,
                "token",
                "--private-key",
                SEED,
                "--audience",
                "a.example",
                "--lifetime",
                "1h",
                "--now",
                "2026-11-01T00:00:00Z",
                "--claim",
                "owner=me");
        assertThat(err.toString()).contains("user name: v1_" + PUBLIC.toUpperCase(java.util.Locale.ROOT));
        assertThat(run(status, "verify-token", "--audience", audience, "--now", now, token))
                .startsWith(verdict)
                .contains("owner me");
    }

    @ParameterizedTest
    @CsvSource({
        "no-token, token must have 3 parts",
        "a.b.c, token header must be base64url",
        "eyJhbGciOiJFZDI1NTE5In0.eyJwdWJsaWNLZXkiOiJ6eiIsImlhdCI6MSwiZXhwIjoyfQ.00, token claim publicKey must be the 64 hex digits",
        "eyJhbGciOiJFZDI1NTE5In0.eyJwdWJsaWNLZXkiOiJ6eiIsImlhdCI6MSwiZXhwIjoyfQ.zz, token signature must be hex"
    })
    void whatIsNoTokenIsInvalidAndNoWrongOption(String token, String problem) {
        assertThat(run(1, "verify-token", "--audience", "a.example", token)).startsWith("INVALID: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lifetime 90000d | --lifetime must end by 2242-03-16T12:56:28Z",
                "--lifetime 0h | --lifetime must be at least 1s, but is 0h",
                "--now 1969-12-31T23:59:59Z | --now must be from 1970-01-01T00:00:00Z to 2242-03-16T12:56:28Z",
                "--now +1000000000-12-31T23:59:59Z | --now must be from 1970-01-01T00:00:00Z to 2242-03-16T12:56:28Z",
                "--claim foo | key token: --claim must be NAME=TEXT",
                "--claim =foo | key token: --claim must be NAME=TEXT",
                "--claim a=1 --claim a=2 | --claim sets a twice",
                "--claim exp=1 | --claim must not set exp",
            })
    void tokensAreRefusedByTheOptionAtFault(String options, String problem) {
        String[] arguments = Stream.concat(
                        Stream.of("token", "--private-key", SEED, "--audience", "a.example"),
                        Stream.of(options.split(" ")))
                .toArray(String[]::new);
        assertThat(run(2, arguments)).isEmpty();
        assertThat(err.toString()).contains(problem);
    }

    @Test
    void tokensWithoutAnAudienceAreRefused() {
        run(2, "token", "--private-key", SEED, "--audience", "");
        run(2, "verify-token", "--audience", " ", "a.b.c");
        assertThat(err.toString().lines().filter(line -> line.contains("--audience must be the broker's host name")))
                .hasSize(2);
    }

    @Test
    void wrongOptionsAreRefused() {
        run(2, "token", "--private-key", SEED, "--audience", "a", "--lifetime", "soon");
        run(2, "public", "--private-key", "secret-42");
        run(2);
        assertThat(err.toString())
                .doesNotContain("secret-42")
                .contains("--lifetime must be a number with s, m, h or d, such as 24h");
    }
}
