package io.github.meshcorejvm.cli.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.ComponentTimes;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.Percentiles;
import io.github.meshcorejvm.cli.pipeline.WriterComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statistics in the form that the family's servers read. Every number is an integer, except for the milliseconds of {@code
 * writer_perf} and the rates of {@code procIO}: an unexpected fraction makes them ignore the whole file.
 */
public final class StatsReport {

    private StatsReport() {}

    /** The contents of a report besides the pipeline's own numbers. */
    public record Surroundings(
            List<SourceStatus.Snapshot> sources, long watchdogTick, long watchdogPanics, Optional<JsonObject> procIo) {}

    public static JsonObject of(IngestPipeline pipeline, Surroundings around) {
        IngestStats.Snapshot counted = pipeline.stats().snapshot();
        JsonObject report = new JsonObject();
        report.addProperty(
                "sampledAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.addProperty("tx_inserted", counted.transmissions());
        report.addProperty("obs_inserted", counted.observations());
        report.addProperty("tx_dupes", observed(counted) - counted.transmissions());
        report.addProperty("node_upserts", counted.nodeUpserts());
        report.addProperty("observer_upserts", counted.observerUpserts());
        report.addProperty("write_errors", counted.writeErrors());
        report.addProperty("sig_drops", counted.signatureDrops());
        report.addProperty("walCommits", counted.commits());
        report.addProperty("groupCommitFlushes", counted.groupCommits());
        report.add("backfillUpdates", counts(pipeline.stats().backfilled()));
        around.procIo().ifPresent(io -> report.add("procIO", io));
        report.add("source_liveness", liveness(around.sources()));
        report.add("source_statuses", statuses(around.sources()));
        report.addProperty("watchdogLastTickUnix", around.watchdogTick());
        report.addProperty("watchdogPanicCount", around.watchdogPanics());
        JsonObject perf = new JsonObject();
        for (WriterComponent component : WriterComponent.values()) {
            perf.add(component.label(), perf(pipeline.stats().times(component)));
        }
        report.add("writer_perf", perf);
        report.add("meshcore", own(pipeline, counted));
        return report;
    }

    private static JsonObject liveness(List<SourceStatus.Snapshot> sources) {
        JsonObject all = new JsonObject();
        for (SourceStatus.Snapshot source : sources) {
            JsonObject one = new JsonObject();
            one.addProperty("lastReceiptUnix", source.lastReceipt());
            one.addProperty("lastMessageUnix", source.lastWritten());
            all.add(source.name(), one);
        }
        return all;
    }

    private static JsonArray statuses(List<SourceStatus.Snapshot> sources) {
        JsonArray all = new JsonArray();
        for (SourceStatus.Snapshot source : sources) {
            JsonObject one = new JsonObject();
            one.addProperty("name", source.name());
            one.addProperty("broker", source.broker());
            one.addProperty("connected", source.connected());
            one.addProperty("lastConnectUnix", source.lastConnect());
            one.addProperty("lastDisconnectUnix", source.lastDisconnect());
            one.addProperty("lastPacketUnix", source.lastReceipt());
            one.addProperty("connectCount", source.connectCount());
            one.addProperty("disconnectCount", source.disconnectCount());
            one.addProperty("packetsTotal", source.received());
            one.addProperty("packetsLast5m", source.receivedLast5Minutes());
            source.lastError().ifPresent(error -> one.addProperty("lastError", error));
            all.add(one);
        }
        return all;
    }

    /** Each one either created a transmission or observed a known one. */
    private static long observed(IngestStats.Snapshot counted) {
        return counted.observations() + counted.duplicates();
    }

    private static JsonObject perf(ComponentTimes times) {
        JsonObject perf = new JsonObject();
        perf.addProperty("count", times.held().count());
        perf.addProperty("contention_total", times.contention());
        addMillis(perf, "wait_ms_", times.waited());
        addMillis(perf, "hold_ms_", times.held());
        return perf;
    }

    private static void addMillis(JsonObject object, String prefix, Percentiles.Snapshot values) {
        object.addProperty(prefix + "p50", micros(values.p50()));
        object.addProperty(prefix + "p95", micros(values.p95()));
        object.addProperty(prefix + "p99", micros(values.p99()));
        object.addProperty(prefix + "max", micros(values.max()));
    }

    /** To three decimals. */
    private static double micros(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }

    private static JsonObject own(IngestPipeline pipeline, IngestStats.Snapshot counted) {
        JsonObject own = new JsonObject();
        own.addProperty("received", counted.received());
        own.addProperty("queueDepth", pipeline.queued());
        own.addProperty("queueBytes", pipeline.queuedBytes());
        own.addProperty("refused", counted.refused());
        own.add("drops", counts(counted.drops()));
        own.add("ignoredKinds", counts(counted.ignoredKinds()));
        own.addProperty("duplicates", counted.duplicates());
        addPercentiles(own, "commitMs_", pipeline.stats().commitMillis());
        addPercentiles(own, "receiptToCommitMs_", pipeline.stats().receiptToCommitMillis());
        addPercentiles(own, "batchSize_", pipeline.stats().batchSizes());
        own.addProperty("lastCommitUnix", counted.lastCommit());
        pipeline.trouble().ifPresent(trouble -> own.addProperty("databaseTrouble", trouble));
        return own;
    }

    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject object = new JsonObject();
        counts.forEach(object::addProperty);
        return object;
    }

    private static void addPercentiles(JsonObject object, String prefix, Percentiles.Snapshot values) {
        object.addProperty(prefix + "p50", Math.round(values.p50()));
        object.addProperty(prefix + "p95", Math.round(values.p95()));
        object.addProperty(prefix + "p99", Math.round(values.p99()));
        object.addProperty(prefix + "max", Math.round(values.max()));
    }
}
