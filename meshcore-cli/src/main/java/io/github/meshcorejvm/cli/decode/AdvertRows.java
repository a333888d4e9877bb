package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.codec.payload.SensorReadings;

/** The fields of an advert, for a person to read. */
final class AdvertRows {

    private final Rows rows;

    AdvertRows(Rows rows) {
        this.rows = rows;
    }

    void add(Advert advert, SignatureStatus signature) {
        advert.appData().ifPresent(this::who);
        rows.add("key", advert.publicKey().toString());
        rows.add("time", NumberText.utc(advert.timestampSeconds()));
        switch (signature) {
            case VALID -> rows.good("signature", "valid");
            case INVALID -> rows.bad("signature", "INVALID: the owner of the key did not sign this");
            case MALFORMED_KEY -> rows.bad("signature", "INVALID: not a valid public key");
            case UNCHECKED -> rows.add("signature", "not checked (--verify)");
        }
        advert.appData().ifPresent(this::what);
        if (advert.appData().isEmpty()) {
            rows.add("app data", "none");
        }
    }

    private void who(AppData appData) {
        appData.name().ifPresent(name -> rows.add("name", name));
        rows.add("type", appData.nodeType().toString());
    }

    private void what(AppData appData) {
        appData.position().ifPresent(position -> rows.add("position", degrees(position)));
        appData.feature1().ifPresent(value -> rows.add("feature 1", Integer.toString(value)));
        appData.feature2().ifPresent(value -> rows.add("feature 2", Integer.toString(value)));
        appData.readings().ifPresent(this::readings);
        if (!appData.complete()) {
            rows.bad("app data", "cut short: fewer bytes than its flags promise");
        }
    }

    private void readings(SensorReadings readings) {
        rows.add("battery", readings.batteryMillivolts() + " mV");
        rows.add("temperature", NumberText.decimal(readings.temperatureCentidegrees(), 100) + " °C");
    }

    private static String degrees(Position position) {
        return NumberText.decimal(position.latitudeE6(), 1_000_000) + ", "
                + NumberText.decimal(position.longitudeE6(), 1_000_000);
    }
}
