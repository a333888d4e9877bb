package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.json.DecodedJson;
import io.github.meshcorejvm.store.json.NodeName;
import io.github.meshcorejvm.store.json.PacketReading;
import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what to do with packets, and remembers it: of twenty observations of a packet only the first is decrypted, verified
 * and written as JSON. Not thread-safe; confined to the thread that decodes.
 */
public final class PacketInterpreter {

    /**
     * How many distinct packets are remembered; duplicates arrive within minutes, and a busy mesh sends a few packets a second.
     */
    private static final int REMEMBERED = 4096;
    /** Larger results are computed for each duplicate: a frame can be as long as a message, and its JSON many times as long. */
    private static final int MAX_REMEMBERED_JSON = 4096;

    private static final ScopeMatch NOT_SCOPED = new ScopeMatch.NotScoped();

    private final InterpreterSettings settings;
    private final AdvertJudge judge;
    /** The limit of remembered characters of JSON: strangers control how many each packet takes. */
    private static final int MAX_REMEMBERED_CHARACTERS = 1 << 20;

    private final Utf8Buffer text = new Utf8Buffer();
    private final Map<Content, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private int rememberedCharacters;

    /** An interpreter that remembers nothing yet. */
    public PacketInterpreter(InterpreterSettings settings) {
        this.settings = settings;
        this.judge = new AdvertJudge(settings.geoFilter());
    }

    /** What to do with a packet. Never fails. */
    public Interpretation interpret(Packet packet) {
        // The JSON of a TRACE also contains the header's path, which the hash does not fully cover.
        if (packet.payloadType() == PayloadType.TRACE) {
            return judge(packet).of(packet, packet.contentHash());
        }
        Content content = new Content(packet.payloadType(), packet.payloadBytes());
        Known same = known.get(content);
        if (same == null) {
            same = new Known(packet.contentHash(), judge(packet));
            if (characters(same.verdict()) <= MAX_REMEMBERED_JSON) {
                remember(content, same);
            }
        }
        return same.verdict().of(packet, same.hash());
    }

    private void remember(Content content, Known judged) {
        known.put(content, judged);
        rememberedCharacters += characters(judged.verdict());
        Iterator<Known> oldest = known.values().iterator();
        while (known.size() > REMEMBERED || rememberedCharacters > MAX_REMEMBERED_CHARACTERS) {
            rememberedCharacters -= characters(oldest.next().verdict());
            oldest.remove();
        }
    }

    private static int characters(Verdict verdict) {
        return verdict instanceof Stored stored ? stored.content.decodedJson().length() : 0;
    }

    /** Characters of JSON that are remembered now. */
    int rememberedCharacters() {
        return rememberedCharacters;
    }

    private Verdict judge(Packet packet) {
        Payload payload = packet.payload();
        if (payload instanceof Advert advert && AdvertJudge.isImpossible(advert)) {
            return (copy, hash) -> new Interpretation.ImpossibleAdvert();
        }
        PacketReading reading = PacketReading.of(packet, settings.keyring(), settings.verifier());
        if (payload instanceof Advert advert
                && reading.signature() != SignatureStatus.VALID
                && reading.signature() != SignatureStatus.UNCHECKED) {
            return (copy, hash) -> new Interpretation.WrongSignature(
                    copy, hash, advert.publicKey().toString(), advert.appData().flatMap(NodeName::of));
        }
        Optional<NodeAdvert> advert = payload instanceof Advert said ? Optional.of(judge.read(said)) : Optional.empty();
        if (settings.dropForeign() && advert.flatMap(NodeAdvert::foreign).orElse(false)) {
            return (copy, hash) -> new Interpretation.ForeignAdvert();
        }
        return new Stored(new PacketContent(DecodedJson.of(reading, text), channelHash(reading), advert));
    }

    /** The text of {@code transmissions.channel_hash}: empty if it is not a GRP_TXT, or too short to be one. */
    public static Optional<String> channelHash(PacketReading reading) {
        if (!(reading.payload() instanceof GroupText text)) {
            return Optional.empty();
        }
        return Optional.of(
                reading.message() instanceof GroupDecryption.Decrypted<?> decrypted
                        ? decrypted.channel()
                        : String.format(Locale.ROOT, "enc_%02X", text.channelHash()));
    }

    /** The region of a packet, whether it is stored or not. */
    public ScopeMatch scope(Packet packet) {
        return settings.regions().match(packet);
    }

    /**
     * The text of {@code scope_name}: absent when the packet is for all, else the region's name, or {@code ""} if it is unknown
     * or ambiguous.
     */
    public static Optional<String> scopeName(ScopeMatch scope) {
        Objects.requireNonNull(scope, "scope");
        if (scope instanceof ScopeMatch.Matched matched) {
            return Optional.of(matched.region());
        }
        if (scope instanceof ScopeMatch.NotScoped) {
            return Optional.empty();
        }
        if (scope instanceof ScopeMatch.Ambiguous || scope instanceof ScopeMatch.Unmatched) {
            return Optional.of("");
        }
        throw new IllegalStateException("unknown kind of match: " + scope.getClass());
    }

    /**
     * What the content hash covers. Duplicates are recognized by it, which takes a fraction of the time of their hash; the order
     * keeps look-ups fast when strangers choose contents with the same hash code.
     */
    private record Content(PayloadType type, Bytes payload) implements Comparable<Content> {

        @Override
        public int compareTo(Content other) {
            int order = type.compareTo(other.type);
            return order == 0 ? payload.compareTo(other.payload) : order;
        }
    }

    /** A packet that was judged before. */
    private record Known(ContentHash hash, Verdict verdict) {}

    /** What to do with all duplicates of a packet. */
    @FunctionalInterface
    private interface Verdict {
        Interpretation of(Packet copy, ContentHash hash);
    }

    /** Duplicates share the content; only those with the same transport code share the scope. */
    private final class Stored implements Verdict {

        private final PacketContent content;
        /** Code 0 means no scope, so its scope is right from the start. */
        private int scopedCode;

        private ScopeMatch scope = NOT_SCOPED;

        Stored(PacketContent content) {
            this.content = content;
        }

        @Override
        public Interpretation of(Packet copy, ContentHash hash) {
            return new Interpretation.Stored(copy, hash, content, scopeOf(copy));
        }

        private ScopeMatch scopeOf(Packet copy) {
            int code = copy.transportCodes().map(TransportCodes::code0).orElse(0);
            if (code == 0) {
                return NOT_SCOPED;
            }
            if (code != scopedCode) {
                scope = PacketInterpreter.this.scope(copy);
                scopedCode = code;
            }
            return scope;
        }
    }
}
