package io.github.meshcorejvm.cli.config;

/** The configuration cannot be understood. The message names the key, what is allowed, and the value unless it is a secret. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error with a message, in which what looks like a secret is hidden. */
    public ConfigException(String message) {
        super(SecretText.hide(message));
    }

    /** {@code key} holds {@code value}, where {@code allowed} is. */
    static ConfigException notAllowed(String key, String value, String allowed) {
        return new ConfigException(key + " must be " + allowed + " but is " + value);
    }
}
