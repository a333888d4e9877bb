package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.json.NodeName;
import io.github.meshcorejvm.store.json.NodeTelemetry;
import java.util.Optional;

/** The contents of an advert, and whether they are plausible. */
final class AdvertJudge {

    private static final Bytes ZERO_KEY = Bytes.copyOf(new byte[NodeKey.LENGTH]);
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    private final Optional<GeoFilter> geoFilter;

    AdvertJudge(Optional<GeoFilter> geoFilter) {
        this.geoFilter = geoFilter;
    }

    /** Whether no node can have sent this: a key of zeros, an invalid position. */
    static boolean isImpossible(Advert advert) {
        return advert.publicKey().bytes().equals(ZERO_KEY)
                || advert.appData()
                        .flatMap(AppData::position)
                        .filter(position -> Math.abs(position.latitude()) > MAX_LATITUDE
                                || Math.abs(position.longitude()) > MAX_LONGITUDE)
                        .isPresent();
    }

    NodeAdvert read(Advert advert) {
        Optional<AppData> appData = advert.appData();
        Optional<Position> position = appData.flatMap(AppData::position).filter(AdvertJudge::isPlace);
        return new NodeAdvert(
                advert.publicKey().toString(),
                appData.flatMap(NodeName::of),
                appData.map(AppData::nodeType).map(AdvertJudge::role),
                position,
                position.map(this::isForeign),
                appData.map(NodeTelemetry::of).orElse(NodeTelemetry.NONE));
    }

    private boolean isForeign(Position position) {
        return geoFilter.isPresent() && !geoFilter.get().contains(position.latitude(), position.longitude());
    }

    /** Radios without a position send 0, 0, which is in the sea. */
    private static boolean isPlace(Position position) {
        return position.latitudeE6() != 0 || position.longitudeE6() != 0;
    }

    private static String role(NodeType type) {
        return switch (type) {
            case NONE -> "none";
            case CHAT -> "companion";
            case REPEATER -> "repeater";
            case ROOM_SERVER -> "room";
            case SENSOR -> "sensor";
            default -> "type-" + type.code();
        };
    }
}
