package io.github.meshcorejvm.cli.encode;

/** The broker that a token is for. */
final class Audience {

    private Audience() {}

    /**
     * Requires a name: a variable of a script that is not set gives none.
     *
     * @throws IllegalArgumentException if there is none
     */
    static void require(String audience) {
        if (audience.isBlank()) {
            throw new IllegalArgumentException("--audience must be the broker's host name, but is empty");
        }
    }
}
