package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Reads {@code neighborGraph}, which servers share: a wrong type in it is a warning, and the default. {@code pathTrust} goes
 * with it. */
final class NeighborConfigReader {

    private static final int DEFAULT_MAX_AGE_DAYS = 5;
    private static final double DEFAULT_MAX_EDGE_KM = 500;

    private NeighborConfigReader() {}

    static NeighborConfig read(ConfigObject config) {
        Warnings warnings = config.warnings();
        ConfigObject graph = graph(config);
        int age = config.positive("neighborEdgesMaxAgeDays", 0);
        if (age == 0) {
            age = tolerant(warnings, DEFAULT_MAX_AGE_DAYS, () -> graph.positive("maxAgeDays", DEFAULT_MAX_AGE_DAYS));
        }
        double km = tolerant(
                warnings, DEFAULT_MAX_EDGE_KM, () -> graph.number("maxEdgeKm").orElse(DEFAULT_MAX_EDGE_KM));
        OptionalDouble maxEdgeKm =
                km < 0 ? OptionalDouble.empty() : OptionalDouble.of(km == 0 ? DEFAULT_MAX_EDGE_KM : km);
        return new NeighborConfig(
                age,
                maxEdgeKm,
                tolerant(warnings, true, () -> graph.bool("directRoutes", true)),
                Math.min(
                        NeighborOptions.MAX_HOP_BYTES,
                        config.childOrEmpty("pathTrust").positive("minHashBytesForMapping", 1)));
    }

    private static ConfigObject graph(ConfigObject config) {
        Optional<JsonElement> value = config.value("neighborGraph");
        if (value.isPresent() && value.get().isJsonObject()) {
            return config.childOrEmpty("neighborGraph");
        }
        value.ifPresent(wrong -> config.warnings().add("neighborGraph must be an object; the defaults are used"));
        return new ConfigObject(new JsonObject(), "neighborGraph", config.warnings());
    }

    private static <T> T tolerant(Warnings warnings, T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigException wrong) {
            warnings.add(wrong.getMessage() + "; the default is used");
            return otherwise;
        }
    }
}
