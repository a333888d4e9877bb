package io.github.meshcorejvm.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private final StringWriter written = new StringWriter();
    private long now = 5;

    @Test
    void aShortRunWithoutStepsWritesNothingToAFile() {
        ProgressDisplay display = display(false);
        for (int done = 0; done <= 9; done++) {
            display.at("row " + done, done / 9.0);
            now += TimeUnit.SECONDS.toNanos(1);
        }
        display.close();
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void aFileGetsALineForEachStepAndEveryTenSeconds() {
        ProgressDisplay display = display(false);
        for (int second = 0; second < 25; second++) {
            display.at("observations", second, 25);
            now += TimeUnit.SECONDS.toNanos(1);
        }
        assertThat(written.toString().lines())
                .containsExactly("observations", "observations: 40 %", "observations: 80 %");
    }

    @Test
    void aTerminalShowsABarAtOnce() {
        display(true).at("observations", 0.5);
        assertThat(written.toString()).contains("observations");
    }

    private ProgressDisplay display(boolean terminal) {
        return new ProgressDisplay(new PrintWriter(written), terminal, () -> now);
    }
}
