package io.github.meshcorejvm.cli.monitor;

import com.google.gson.stream.JsonWriter;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.ComponentTimes;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.Percentiles;
import io.github.meshcorejvm.cli.pipeline.ProcIo;
import io.github.meshcorejvm.cli.pipeline.WriterComponent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
            List<SourceStatus.Snapshot> sources,
            long watchdogTick,
            long watchdogPanics,
            Optional<ProcIo.Rates> procIo) {}

    /** A JSON object; written at once and not from a tree, since it is made each second. */
    public static String of(IngestPipeline pipeline, Surroundings around) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            write(out, pipeline, around);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonWriter out, IngestPipeline pipeline, Surroundings around) throws IOException {
        IngestStats.Snapshot counted = pipeline.stats().snapshot();
        out.beginObject();
        out.name("sampledAt")
                .value(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        out.name("tx_inserted").value(counted.transmissions());
        out.name("obs_inserted").value(counted.observations());
        out.name("tx_dupes").value(observed(counted) - counted.transmissions());
        out.name("node_upserts").value(counted.nodeUpserts());
        out.name("observer_upserts").value(counted.observerUpserts());
        out.name("write_errors").value(counted.writeErrors());
        out.name("sig_drops").value(counted.signatureDrops());
        out.name("walCommits").value(counted.commits());
        out.name("groupCommitFlushes").value(counted.groupCommits());
        counts(out.name("backfillUpdates"), pipeline.stats().backfilled());
        if (around.procIo().isPresent()) {
            procIo(out.name("procIO"), around.procIo().get());
        }
        liveness(out.name("source_liveness"), around.sources());
        statuses(out.name("source_statuses"), around.sources());
        out.name("watchdogLastTickUnix").value(around.watchdogTick());
        out.name("watchdogPanicCount").value(around.watchdogPanics());
        out.name("writer_perf").beginObject();
        for (WriterComponent component : WriterComponent.values()) {
            perf(out.name(component.label()), pipeline.stats().times(component));
        }
        out.endObject();
        own(out.name("meshcore"), pipeline, counted);
        out.endObject();
    }

    private static void procIo(JsonWriter out, ProcIo.Rates io) throws IOException {
        out.beginObject();
        out.name("readBytesPerSec").value(io.readBytes());
        out.name("writeBytesPerSec").value(io.writeBytes());
        out.name("cancelledWriteBytesPerSec").value(io.cancelledWriteBytes());
        out.name("syscallsRead").value(io.readCalls());
        out.name("syscallsWrite").value(io.writeCalls());
        out.name("sampledAt").value(io.sampledAt().toString());
        out.endObject();
    }

    private static void liveness(JsonWriter out, List<SourceStatus.Snapshot> sources) throws IOException {
        out.beginObject();
        for (SourceStatus.Snapshot source : sources) {
            out.name(source.name()).beginObject();
            out.name("lastReceiptUnix").value(source.lastReceipt());
            out.name("lastMessageUnix").value(source.lastWritten());
            out.endObject();
        }
        out.endObject();
    }

    private static void statuses(JsonWriter out, List<SourceStatus.Snapshot> sources) throws IOException {
        out.beginArray();
        for (SourceStatus.Snapshot source : sources) {
            out.beginObject();
            out.name("name").value(source.name());
            out.name("broker").value(source.broker());
            out.name("connected").value(source.connected());
            out.name("lastConnectUnix").value(source.lastConnect());
            out.name("lastDisconnectUnix").value(source.lastDisconnect());
            out.name("lastPacketUnix").value(source.lastReceipt());
            out.name("connectCount").value(source.connectCount());
            out.name("disconnectCount").value(source.disconnectCount());
            out.name("packetsTotal").value(source.received());
            out.name("packetsLast5m").value(source.receivedLast5Minutes());
            if (source.lastError().isPresent()) {
                out.name("lastError").value(source.lastError().get());
            }
            out.endObject();
        }
        out.endArray();
    }

    /** Each one either created a transmission or observed a known one. */
    private static long observed(IngestStats.Snapshot counted) {
        return counted.observations() + counted.duplicates();
    }

    private static void perf(JsonWriter out, ComponentTimes times) throws IOException {
        out.beginObject();
        out.name("count").value(times.held().count());
        out.name("contention_total").value(times.contention());
        millis(out, "wait_ms_", times.waited());
        millis(out, "hold_ms_", times.held());
        out.endObject();
    }

    private static void millis(JsonWriter out, String prefix, Percentiles.Snapshot values) throws IOException {
        out.name(prefix + "p50").value(micros(values.p50()));
        out.name(prefix + "p95").value(micros(values.p95()));
        out.name(prefix + "p99").value(micros(values.p99()));
        out.name(prefix + "max").value(micros(values.max()));
    }

    /** To three decimals. */
    private static double micros(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }

    private static void own(JsonWriter out, IngestPipeline pipeline, IngestStats.Snapshot counted) throws IOException {
        out.beginObject();
        out.name("received").value(counted.received());
        out.name("queueDepth").value(pipeline.queued());
        out.name("queueBytes").value(pipeline.queuedBytes());
        out.name("refused").value(counted.refused());
        counts(out.name("drops"), counted.drops());
        counts(out.name("ignoredKinds"), counted.ignoredKinds());
        out.name("duplicates").value(counted.duplicates());
        rounded(out, "commitMs_", pipeline.stats().commitMillis());
        rounded(out, "receiptToCommitMs_", pipeline.stats().receiptToCommitMillis());
        rounded(out, "batchSize_", pipeline.stats().batchSizes());
        out.name("lastCommitUnix").value(counted.lastCommit());
        Optional<String> trouble = pipeline.trouble();
        if (trouble.isPresent()) {
            out.name("databaseTrouble").value(trouble.get());
        }
        out.endObject();
    }

    private static void counts(JsonWriter out, Map<String, Long> counts) throws IOException {
        out.beginObject();
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            out.name(count.getKey()).value(count.getValue());
        }
        out.endObject();
    }

    private static void rounded(JsonWriter out, String prefix, Percentiles.Snapshot values) throws IOException {
        out.name(prefix + "p50").value(Math.round(values.p50()));
        out.name(prefix + "p95").value(Math.round(values.p95()));
        out.name(prefix + "p99").value(Math.round(values.p99()));
        out.name(prefix + "max").value(Math.round(values.max()));
    }
}
