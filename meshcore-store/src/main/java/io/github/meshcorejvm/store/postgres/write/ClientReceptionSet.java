package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ClientReception;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code client_receptions} and {@code client_observers}: what phones heard. Not thread-safe. */
final class ClientReceptionSet {

    private static final ColumnSet COLUMNS = ColumnSet.of("""
            rx_pubkey:T heard_key:T rx_at:T heard_keylen:B rssi:B snr:D lat:D lon:D pos_acc_m:D ingested_at:T src:T""");
    private static final ColumnSet KEYS = ColumnSet.of("pubkey:T");
    private static final String SELECT = "SELECT pubkey, last_seen FROM client_observers WHERE pubkey = ANY (?)";
    private static final ColumnSet CLIENT = ColumnSet.of("pubkey:T name:T last_seen:T");
    private static final String UPSERT = "INSERT INTO client_observers (" + CLIENT.names() + ") SELECT "
            + CLIENT.names() + " FROM " + CLIENT.rows() + """
             ORDER BY n ON CONFLICT (pubkey) DO UPDATE SET name = coalesce(excluded.name, client_observers.name),
              last_seen = excluded.last_seen""";

    private final long now;
    private final FirstRows receptions =
            FirstRows.of("client_receptions", COLUMNS, List.of("rx_pubkey", "heard_key", "rx_at"));
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, String> lastSeen = new HashMap<>();

    ClientReceptionSet(long now) {
        this.now = now;
    }

    /** A phone: the last name it gave, and the last time. */
    private static final class Client {
        private @Nullable String name;
        private long seen = Long.MIN_VALUE;
    }

    /** Notes a reception; the first of several with the same phone, node and time stays. */
    void put(ClientReception reception) {
        receptions.add(
                reception.stamp().client(),
                reception.heardKey().toHex(),
                IsoTime.format(reception.stamp().at()),
                (long) reception.heardKey().size(),
                Cells.cut(reception.signal().rssi()),
                Cells.real(reception.signal().snr()),
                Cells.real(reception.position().latitude()),
                Cells.real(reception.position().longitude()),
                Cells.real(reception.position().accuracyMetres()),
                IsoTime.format(reception.stamp().receivedAt()),
                reception.source().text());
        Client client = clients.computeIfAbsent(reception.stamp().client(), key -> new Client());
        client.name = Cells.first(Cells.text(reception.name()), client.name);
        client.seen =
                Math.max(client.seen, Math.min(reception.stamp().receivedAt().getEpochSecond(), now));
    }

    /** Looks up when the phones were last seen. */
    void lookUp(Pipeline pipeline) {
        SetStatement select = new SetStatement(SELECT, KEYS);
        clients.keySet().forEach(select::add);
        pipeline.ask(select, found -> {
            String time = found.getString(2);
            if (time != null) {
                lastSeen.put(found.getString(1), time);
            }
        });
    }

    /** Writes what is new. */
    void write(Pipeline pipeline) {
        SetStatement upsert = new SetStatement(UPSERT, CLIENT);
        clients.forEach(
                (key, client) -> upsert.add(key, client.name, SeenTimes.later(lastSeen.get(key), client.seen, now)));
        pipeline.add(receptions.inserts());
        pipeline.add(upsert);
    }
}
