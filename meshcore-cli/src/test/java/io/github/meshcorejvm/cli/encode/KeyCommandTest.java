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

    @Test
    void wrongOptionsAreRefused() {
        run(2, "verify-token", "--audience", "a", "no-token");
        run(2, "token", "--private-key", SEED, "--audience", "a", "--lifetime", "soon");
        run(2, "public", "--private-key", "secret-42");
        run(2);
        assertThat(err.toString())
                .doesNotContain("secret-42")
                .contains("--lifetime must be a number with s, m, h or d");
    }
}
