package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.GroupDataTypes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.DirectJson;
import io.github.meshcorejvm.store.json.JsonWriter;
import io.github.meshcorejvm.store.json.PacketAdditions;
import java.util.Optional;

/**
 * The values that {@code decode --json} adds to those in a database.
 *
 * @param reception how an observer heard the packet
 * @param structure its fields, if requested
 */
record JsonView(Decoded decoded, Optional<Reception> reception, Optional<PacketStructure> structure)
        implements PacketAdditions {

    /** For a key that fits but decrypts to an implausible text, which differs from a key that does not fit. */
    @Override
    public Optional<String> decryptionStatus() {
        return decoded.implausible().map(decrypted -> "decrypted_implausible");
    }

    @Override
    public void toPayload(JsonWriter json) {
        if (decoded.direct().isPresent()) {
            DirectJson.write(json, decoded.direct().get());
        }
        if (decoded.implausible().isPresent()) {
            GroupDecryption.Decrypted<Bytes> decrypted = decoded.implausible().get();
            json.field("channel", decrypted.channel());
            json.hexField("plaintext", decrypted.plaintext());
            json.field("text", ImplausibleText.of(decrypted.plaintext()));
        }
        if (decoded.reading().data() instanceof GroupDecryption.Decrypted<ChannelData> data) {
            json.optionalField(
                    "dataTypeName", GroupDataTypes.nameOf(data.content().dataType()));
        }
    }

    @Override
    public void toPacket(JsonWriter json) {
        scope(json);
        if (reception.isPresent()) {
            ReceptionView.write(json, reception.get());
        }
        if (structure.isPresent()) {
            StructureJson.write(json, structure.get());
        }
    }

    private void scope(JsonWriter json) {
        ScopeMatch scope = decoded.scope();
        if (scope instanceof ScopeMatch.Matched matched) {
            json.field("scope", matched.region());
        } else if (scope instanceof ScopeMatch.Ambiguous ambiguous) {
            json.beginArray("scopeCandidates");
            ambiguous.regions().forEach(json::element);
            json.endArray();
        } else if (!(scope instanceof ScopeMatch.NotScoped || scope instanceof ScopeMatch.Unmatched)) {
            throw new IllegalStateException("unknown kind of match: " + scope.getClass());
        }
    }
}
