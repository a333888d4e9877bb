package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.ManifestVersion;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;

/** The version of this program, its start time, and its storage space. */
public final class ProgramMetrics {

    private static final double MILLIS = 1e3;

    private ProgramMetrics() {}

    /** Adds them to a registry; {@code engine} is the database and its version. */
    public static void register(PrometheusRegistry registry, String engine, StorageSpace space) {
        Info.builder()
                .name("meshcore_build")
                .help("Version of the program, of Java and of the database.")
                .labelNames("version", "java", "database")
                .register(registry)
                .addLabelValues(ManifestVersion.version(), Runtime.version().toString(), engine);
        GaugeWithCallback.builder()
                .name("meshcore_start_timestamp_seconds")
                .help("When the program was started, in seconds since 1970.")
                .callback(out -> out.call(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS))
                .register(registry);
        GaugeWithCallback.builder()
                .name("meshcore_heap_used_bytes")
                .help("Java heap in use.")
                .callback(out -> out.call(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("meshcore_heap_max_bytes")
                .help("Limit of the Java heap.")
                .callback(out -> out.call(Runtime.getRuntime().maxMemory()))
                .register(registry);
        size(registry, space, "database_size", "Size of the database file.", StorageSpace.Sample::database);
        size(registry, space, "database_wal_size", "Size of the write-ahead log.", StorageSpace.Sample::log);
        size(registry, space, "disk_free", "Free space of the database's file system.", StorageSpace.Sample::free);
    }

    private static void size(
            PrometheusRegistry registry,
            StorageSpace space,
            String name,
            String help,
            ToLongFunction<StorageSpace.Sample> value) {
        GaugeWithCallback.builder()
                .name("meshcore_" + name + "_bytes")
                .help(help + " Measured every 30 s; missing with PostgreSQL.")
                .callback(out -> space.last().ifPresent(sample -> out.call(value.applyAsLong(sample))))
                .register(registry);
    }
}
