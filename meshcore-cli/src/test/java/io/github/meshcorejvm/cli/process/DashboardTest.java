package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queries of the dashboard say, according to Prometheus itself. */
class DashboardTest {

    private static final String START = "meshcore_start_timestamp_seconds";

    @TempDir
    Path folder;

    /** A time of 0 means "not since the start" in all these metrics, not the year 1970. */
    @Test
    void nothingThatHasNotHappenedYetIsDecadesAgo() throws Exception {
        expectAll("0x60", "(", ") > 0", "");
    }

    @Test
    void whatHasHappenedIsShownWithItsAge() throws Exception {
        expectAll("600x60", "count((", ") == 1200)", "{value: 1}");
    }

    /** Each query, with {@code before} and {@code after} around it, gives that sample when the metrics have these values. */
    private void expectAll(String values, String before, String after, String sample) throws Exception {
        List<String> queries = durations();
        StringBuilder tests = begin(queries, values);
        for (String query : queries) {
            expect(tests, before + query + after, sample);
        }
        Promtool.test(Files.writeString(folder.resolve("test.yml"), tests));
    }

    /** Those that subtract a time from now. */
    private static List<String> durations() throws Exception {
        List<String> queries = MonitoringFiles.dashboardQueries().stream()
                .filter(query -> query.contains("time() - ") && !query.contains(START))
                .map(query -> query.replace("{instance=~\"$instance\"}", "{instance=~\".*\"}"))
                .toList();
        assertThat(queries).hasSizeGreaterThan(3).noneMatch(query -> query.contains("$"));
        return queries;
    }

    /** Half an hour, in Prometheus' tests that of 1970. */
    private static StringBuilder begin(List<String> queries, String values) {
        StringBuilder tests = new StringBuilder("rule_files: []\ntests:\n  - interval: 1m\n    input_series:\n");
        for (String metric : MonitoringFiles.in(String.join("\n", queries))) {
            tests.append("      - {series: '")
                    .append(metric)
                    .append("{instance=\"a\"}', values: '")
                    .append(values)
                    .append("'}\n");
        }
        return tests.append("    promql_expr_test:\n");
    }

    private static void expect(StringBuilder tests, String query, String sample) {
        tests.append("      - {expr: '")
                .append(query)
                .append("', eval_time: 30m, exp_samples: [")
                .append(sample)
                .append("]}\n");
    }
}
