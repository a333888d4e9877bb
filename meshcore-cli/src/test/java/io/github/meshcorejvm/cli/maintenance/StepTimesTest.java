package io.github.meshcorejvm.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long the steps of a migration took: operators plan by that, since an index build keeps other writers waiting. */
class StepTimesTest {

    @Test
    void longStepsHaveTheirTimeAndShortOnesNone() throws Exception {
        List<String> told = new ArrayList<>();
        StepTimes times = new StepTimes((step, done, total) -> told.add(step + " " + done + "/" + total));

        times.at("add a column", 0, 1);
        times.at("add a column", 1, 1);
        times.at("build an index", 0, 2);
        Thread.sleep(150);
        times.at("build an index", 1, 2);
        times.at("build an index", 2, 2);

        assertThat(times.of("add a column")).isEmpty();
        assertThat(times.of("build an index")).matches(" \\(\\d+\\.\\d s\\)");
        assertThat(times.of("another")).isEmpty();
        assertThat(told)
                .containsExactly(
                        "add a column 0/1",
                        "add a column 1/1",
                        "build an index 0/2",
                        "build an index 1/2",
                        "build an index 2/2");
    }
}
