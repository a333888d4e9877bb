package io.github.meshcorejvm.cli.command;

import java.security.Security;

/**
 * How long this process remembers the addresses of host names. By default for 30 s, and for 10 s that a name has none; but after a
 * fail-over the same name often leads to another machine.
 */
final class AddressCache {

    private static final String SECONDS = "2";

    private AddressCache() {}

    /** Shortens it; call it before the first name is looked up. */
    static void shorten() {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS);
    }
}
