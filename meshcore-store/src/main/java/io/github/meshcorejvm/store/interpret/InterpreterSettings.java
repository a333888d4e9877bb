package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings for reading packets. Immutable; a reload creates new ones.
 *
 * @param keyring decrypts group packets
 * @param regions name the scope of transport codes
 * @param verifier checks adverts; if absent, their signatures are not checked
 * @param geoFilter finds foreign adverts; if absent, none is foreign
 * @param dropForeign whether a foreign advert is not stored, instead of marking its node
 */
public record InterpreterSettings(
        ChannelKeyring keyring,
        RegionScopes regions,
        Optional<AdvertVerifier> verifier,
        Optional<GeoFilter> geoFilter,
        boolean dropForeign) {

    /** The Public channel, no regions, signatures checked, nothing foreign. */
    public static final InterpreterSettings DEFAULT = new InterpreterSettings(
            ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build(),
            RegionScopes.EMPTY,
            Optional.of(AdvertVerifier.jdk()),
            Optional.empty(),
            false);

    /** Refuses null. */
    public InterpreterSettings {
        Objects.requireNonNull(keyring, "keyring");
        Objects.requireNonNull(regions, "regions");
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(geoFilter, "geoFilter");
    }
}
