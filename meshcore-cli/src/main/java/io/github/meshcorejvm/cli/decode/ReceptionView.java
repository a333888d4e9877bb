package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.message.Reception;
import java.math.BigDecimal;

/** How an observer heard a packet. */
final class ReceptionView {

    private ReceptionView() {}

    static JsonObject json(Reception reception) {
        JsonObject json = new JsonObject();
        reception.observer().ifPresent(id -> json.addProperty("observer", id));
        reception.name().ifPresent(name -> json.addProperty("observerName", name));
        reception.region().ifPresent(region -> json.addProperty("region", region));
        reception.time().ifPresent(time -> json.addProperty("time", time.toString()));
        reception.snr().ifPresent(snr -> json.addProperty("snr", number(snr)));
        reception.rssi().ifPresent(rssi -> json.addProperty("rssi", number(rssi)));
        return json;
    }

    static void add(Rows rows, Reception reception) {
        String id = reception.observer().orElse("");
        String name = reception.name().orElse("");
        if (!id.isEmpty() || !name.isEmpty()) {
            rows.add("observer", name.isEmpty() ? id : id.isEmpty() ? name : name + " (" + id + ")");
        }
        reception.region().ifPresent(region -> rows.add("region", region));
        reception.time().ifPresent(time -> rows.add("heard", time.toString()));
        reception.snr().ifPresent(snr -> rows.add("SNR", number(snr).toPlainString() + " dB"));
        reception.rssi().ifPresent(rssi -> rows.add("RSSI", number(rssi).toPlainString() + " dBm"));
    }

    /** Without the {@code .0} of whole numbers. */
    private static BigDecimal number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.scale() > 0 && exact.stripTrailingZeros().scale() <= 0 ? exact.setScale(0) : exact;
    }
}
