package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names this program to brokers: the same at each start, another for each source and each installation, and within the
 * 23 letters and digits that every broker takes.
 */
public final class ClientIds {

    private static final String PREFIX = "meshcore";
    private static final int DIGEST_BYTES = 7;

    private final String installation;

    /** Ids for the installation that {@code installation} names: any text that no other one has. */
    public ClientIds(String installation) {
        this.installation = installation;
    }

    /** The configured id of {@code source}, or else one made of its name. */
    public String of(SourceConfig source) {
        return source.session().clientId().orElseGet(() -> derived(source.name()));
    }

    private String derived(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest((installation + '\n' + name).getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
