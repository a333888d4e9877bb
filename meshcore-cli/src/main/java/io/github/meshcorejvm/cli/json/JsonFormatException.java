package io.github.meshcorejvm.cli.json;

/** Text is not JSON, or is nested too deeply. Carries no stack trace: hostile traffic may cause it very often. */
public final class JsonFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonFormatException(String message) {
        super(message, null, false, false);
    }
}
