package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.store.json.JsonWriter;
import java.math.BigDecimal;
import java.time.Instant;

/** How an observer heard a packet. */
final class ReceptionView {

    private ReceptionView() {}

    static void write(JsonWriter json, Reception reception) {
        json.beginObject("reception");
        json.optionalField("observer", reception.observer());
        json.optionalField("observerName", reception.name());
        json.optionalField("iata", reception.iata());
        json.optionalField("time", reception.time().map(Instant::toString));
        reception.snr().ifPresent(snr -> json.numberField("snr", number(snr)));
        reception.rssi().ifPresent(rssi -> json.numberField("rssi", number(rssi)));
        json.endObject();
    }

    static void add(Rows rows, Reception reception) {
        String id = reception.observer().orElse("");
        String name = reception.name().orElse("");
        if (!id.isEmpty() || !name.isEmpty()) {
            rows.add("observer", name.isEmpty() ? id : id.isEmpty() ? name : name + " (" + id + ")");
        }
        reception.iata().ifPresent(iata -> rows.add("IATA code", iata));
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
