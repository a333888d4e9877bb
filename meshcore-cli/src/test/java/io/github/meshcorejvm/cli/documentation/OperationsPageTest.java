package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.message.DropReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md explains the log lines, health reasons and drop reasons that there are, and no others. */
class OperationsPageTest {

    private static final Page PAGE = Page.of("docs/operations.md");
    private static final String HEALTHY = "### Lines of a healthy run";
    private static final String TROUBLE = "### Lines that need attention";
    private static final String HEALTH = "## Health";

    /** Where the reasons of /healthz come from. */
    private static final String HEALTH_SOURCES =
            "Health|IngestPipeline|HostProbe|LongWork|MetricsServer|LiveWatch|MaintenanceTasks";

    private static List<String> first(String section) {
        return PAGE.table(section).stream()
                .map(row -> row.get(0).replaceAll("^`|`$", ""))
                .toList();
    }

    @Test
    void everyLineThatNeedsAttentionIsExplained() throws IOException {
        assertThat(first(TROUBLE)).containsAll(logged("(?:warn|error)"));
    }

    @Test
    void everyLineOfAHealthyRunIsExplained() throws IOException {
        assertThat(first(HEALTHY)).containsAll(logged("info"));
    }

    /** The lines of a level, also those that a condition chooses between. */
    private static List<String> logged(String level) throws IOException {
        String call = "LOG\\s*\\." + level + "\\(\\s*";
        String condition = "[^\";?]+\\?";
        List<String> logged = new ArrayList<>(SourceLiterals.after(call + "(?:" + condition + ")?", ".*"));
        logged.addAll(SourceLiterals.after(call + condition + "\\s*\"[^\"]*\"\\s*:", ".*"));
        // What is only put together at run time cannot be looked up.
        logged.removeIf(line -> line.replace("…", "").length() < 4);
        assertThat(logged).isNotEmpty();
        return logged;
    }

    @Test
    void everyLineThatIsExplainedIsInTheSources() throws IOException {
        List<String> literals = SourceLiterals.all();
        List<String> unknown = Stream.of(HEALTHY, TROUBLE, HEALTH)
                .flatMap(section -> first(section).stream())
                .filter(line -> !fragments(line).stream()
                        .allMatch(part -> literals.stream().anyMatch(literal -> literal.contains(part))))
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyReasonOfHealthIsExplained() throws IOException {
        List<String> reasons = new ArrayList<>(
                SourceLiterals.after("complaints\\.add\\(|Optional\\.of\\((?:name \\+)?", HEALTH_SOURCES));
        String explained = String.join("\n", first(HEALTH));

        assertThat(reasons)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(fragments(reason))
                        .allSatisfy(part -> assertThat(explained).contains(part)));
    }

    @Test
    void everyTaskIsNamed() throws IOException {
        String page = String.join("\n", PAGE.lines());

        assertThat(SourceLiterals.after("\\.every\\(", "ScheduledTasks|LiveTasks"))
                .hasSizeGreaterThan(9)
                .allSatisfy(task -> assertThat(page).contains("`" + task.replace(' ', '_') + "`"));
    }

    private static List<String> fragments(String line) {
        return Arrays.stream(line.split("…"))
                .map(part -> part.replaceAll("^[\\s:,]+|[\\s:,]+$", ""))
                .filter(part -> part.length() > 3)
                .toList();
    }

    @Test
    void theReasonsOfDropsAreThoseThatThereAre() {
        List<String> labels =
                Arrays.stream(DropReason.values()).map(DropReason::label).toList();
        assertThat(first("### Why messages are dropped")).containsExactlyInAnyOrderElementsOf(labels);
    }
}
