package io.github.meshcorejvm.cli.process;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard and the alert rules that come with the program, and the metrics that they ask for. */
final class MonitoringFiles {

    /** Tests run in the folder of their module. */
    static final Path FOLDER =
            Path.of("../packaging/monitoring").toAbsolutePath().normalize();

    private static final Pattern METRIC = Pattern.compile("\\bmeshcore_[a-z0-9_]+");

    private MonitoringFiles() {}

    static Set<String> dashboardMetrics() throws IOException {
        return in(String.join("\n", dashboardQueries()));
    }

    static List<String> dashboardQueries() throws IOException {
        List<String> queries = new ArrayList<>();
        JsonElement dashboard = JsonParser.parseString(Files.readString(FOLDER.resolve("grafana-dashboard.json")));
        for (JsonElement panel : dashboard.getAsJsonObject().getAsJsonArray("panels")) {
            if (panel.getAsJsonObject().has("targets")) {
                panel.getAsJsonObject()
                        .getAsJsonArray("targets")
                        .forEach(target ->
                                queries.add(target.getAsJsonObject().get("expr").getAsString()));
            }
        }
        return queries;
    }

    static Set<String> ruleMetrics() throws IOException {
        return in(Files.readString(FOLDER.resolve("alerts.yml")));
    }

    /** The names of metrics in a text. */
    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
