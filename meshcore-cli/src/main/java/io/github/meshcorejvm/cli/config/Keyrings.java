package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Derives the settings for reading packets from a configuration. */
public final class Keyrings {

    private Keyrings() {}

    /** The channel keys. */
    public static ChannelKeyring keyring(Config config) {
        ChannelKeyring.Builder keys = ChannelKeyring.builder();
        config.channelKeys()
                .forEach(key ->
                        keys.add(key.name(), ChannelKey.ofHex(key.secret().reveal()), key.rank()));
        return keys.build();
    }

    /** Everything. */
    public static InterpreterSettings settings(Config config) {
        return settings(config, List.of());
    }

    /** Everything, with the names of regions that nodes declare. */
    public static InterpreterSettings settings(Config config, List<String> derivedRegions) {
        return new InterpreterSettings(
                keyring(config),
                RegionScopes.ofNames(config.regions()).withDerived(derivedRegions),
                config.validateSignatures() ? Optional.of(verifier()) : Optional.empty(),
                config.geoFilter(),
                config.dropForeignAdverts());
    }

    /** Checks signatures several times faster than the JDK does. */
    public static AdvertVerifier verifier() {
        return AdvertVerifier.using(
                (key, message, signature) -> Ed25519.verify(signature, 0, key, 0, message, 0, message.length));
    }
}
