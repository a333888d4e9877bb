package io.github.meshcorejvm.codec.token;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.crypto.SignatureVerifier;
import io.github.meshcorejvm.codec.internal.FlatJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A token: header and claims in base64url, and the signature in hex, separated by dots. The header is
 * {@code {"alg":"Ed25519","typ":"JWT"}}. Immutable. {@link #encoded()} is a credential: do not log it.
 */
public final class AuthToken {

    /** What brokers put before the public key in a user name. */
    public static final String USER_NAME_PREFIX = "v1_";

    /** The latest time that a token can have. */
    public static final Instant MAX_TIME = Instant.ofEpochSecond(Integer.MAX_VALUE * 4L);

    private static final String HEADER = "{\"alg\":\"Ed25519\",\"typ\":\"JWT\"}";
    private static final int MAX_LENGTH = 8192;
    private static final int PARTS = 3;

    private final String signedPart;
    private final Bytes signature;
    private final Map<String, String> claims;
    private final NodeKey publicKey;
    private final Instant issuedAt;
    private final Instant expiresAt;

    private AuthToken(String signedPart, Bytes signature, Map<String, String> claims) {
        this.signedPart = signedPart;
        this.signature = signature;
        this.claims = Map.copyOf(claims);
        this.publicKey = key(claim("publicKey"));
        this.issuedAt = Instant.ofEpochSecond(seconds("iat"));
        this.expiresAt = Instant.ofEpochSecond(seconds("exp"));
    }

    /**
     * Creates a token.
     *
     * @param node who authenticates
     * @param audience the broker's host name
     * @param now the time of issue, from 1970 to {@link #MAX_TIME}, cut to seconds
     * @param lifetime more than 0, and ending by {@link #MAX_TIME}; 1 hour is usual
     * @param extraClaims other texts, such as {@code owner} and {@code email}; may be empty
     */
    public static AuthToken create(
            NodeKeyPair node, String audience, Instant now, Duration lifetime, Map<String, String> extraClaims) {
        Objects.requireNonNull(audience, "audience");
        if (lifetime.isNegative() || lifetime.getSeconds() == 0) {
            throw new IllegalArgumentException("lifetime must be at least 1 second but was " + lifetime);
        }
        if (lifetime.compareTo(Duration.between(now, MAX_TIME)) > 0) {
            throw new IllegalArgumentException(
                    "lifetime must end by " + MAX_TIME + " but was " + lifetime + " from " + now);
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("publicKey", node.publicKey().bytes().toUpperHex());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("aud", audience);
        extraClaims.forEach((name, value) -> {
            if (claims.putIfAbsent(name, Objects.requireNonNull(value, name)) != null) {
                throw new IllegalArgumentException("extra claims must not contain " + name);
            }
        });
        String signedPart = base64(HEADER) + "." + base64(FlatJson.write(claims));
        Bytes signature = node.sign(Bytes.copyOf(signedPart.getBytes(StandardCharsets.US_ASCII)));
        return parse(signedPart + "." + signature.toUpperHex());
    }

    /**
     * Reads a token without verifying it.
     *
     * @throws IllegalArgumentException if the text is not a token; the message does not contain it
     */
    public static AuthToken parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS || token.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("token must have 3 parts separated by dots, and at most " + MAX_LENGTH
                    + " characters, but has " + parts.length + " parts and " + token.length() + " characters");
        }
        Map<String, String> header = FlatJson.read("token header", text("header", parts[0]));
        if (!"Ed25519".equals(header.get("alg"))) {
            throw new IllegalArgumentException("token header must have alg Ed25519");
        }
        return new AuthToken(
                parts[0] + "." + parts[1],
                signature(parts[2]),
                FlatJson.read("token claims", text("claims", parts[1])));
    }

    private static NodeKey key(String hex) {
        try {
            return NodeKey.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token claim publicKey must be the 64 hex digits of a public key", e);
        }
    }

    private static Bytes signature(String hex) {
        try {
            return Bytes.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token signature must be hex", e);
        }
    }

    private static String text(String part, String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token " + part + " must be base64url", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with the token at a time; empty if it is valid. */
    public Optional<Problem> verify(Instant now, String audience) {
        return verify(now, audience, SignatureVerifier.jdk());
    }

    /**
     * What is wrong with the token at a time; empty if it is valid.
     *
     * @param now the verifier's clock; allow for a skew by shifting it
     * @param audience the broker's host name
     */
    public Optional<Problem> verify(Instant now, String audience, SignatureVerifier verifier) {
        Objects.requireNonNull(audience, "audience");
        Bytes message = Bytes.copyOf(signedPart.getBytes(StandardCharsets.UTF_8));
        if (verifier.verify(publicKey, message, signature) != SignatureStatus.VALID) {
            return Optional.of(Problem.INVALID_SIGNATURE);
        } else if (!now.isBefore(expiresAt)) {
            return Optional.of(Problem.EXPIRED);
        } else if (now.isBefore(issuedAt)) {
            return Optional.of(Problem.NOT_YET_VALID);
        }
        return audience.equals(claims.get("aud")) ? Optional.empty() : Optional.of(Problem.WRONG_AUDIENCE);
    }

    /** Why a token is not valid. */
    public enum Problem {
        /** The owner of the key did not sign this. */
        INVALID_SIGNATURE,
        /** The lifetime is over. */
        EXPIRED,
        /** The time of issue is in the future. */
        NOT_YET_VALID,
        /** The token is for another broker. */
        WRONG_AUDIENCE
    }

    /** Who authenticates. */
    public NodeKey publicKey() {
        return publicKey;
    }

    /** The time of issue. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** The time from which the token is not valid any more. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** All claims; numbers as they are written. */
    public Map<String, String> claims() {
        return claims;
    }

    /** The user name that goes with the token. */
    public String userName() {
        return USER_NAME_PREFIX + publicKey.bytes().toUpperHex();
    }

    private String claim(String name) {
        String value = claims.get(name);
        if (value == null) {
            throw new IllegalArgumentException("token claim " + name + " is missing");
        }
        return value;
    }

    private long seconds(String name) {
        try {
            long seconds = Long.parseLong(claim(name));
            if (seconds >= 0 && seconds <= MAX_TIME.getEpochSecond()) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("token claim " + name + " must be a whole number of seconds", e);
        }
        throw new IllegalArgumentException(
                "token claim " + name + " must be a time, 0.." + MAX_TIME.getEpochSecond() + " seconds since 1970");
    }

    /** The token as it is sent to a broker: a credential. */
    public String encoded() {
        return signedPart + "." + signature.toUpperHex();
    }

    /** Whose token this is and until when it is valid, without the token. */
    @Override
    public String toString() {
        return "AuthToken[" + userName() + ", expires " + expiresAt + "]";
    }
}
