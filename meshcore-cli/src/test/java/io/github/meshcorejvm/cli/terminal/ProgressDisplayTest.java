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
    void aShortCommandWritesNothingToAFile() {
        ProgressDisplay display = display(false);
        for (int done = 0; done <= 9; done++) {
            display.at("step " + done, done, 9);
            now += TimeUnit.SECONDS.toNanos(1);
        }
        display.close();
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void aLongCommandWritesALineEveryTenSecondsToAFile() {
        ProgressDisplay display = display(false);
        for (int second = 0; second < 25; second++) {
            display.at("observations", second, 25);
            now += TimeUnit.SECONDS.toNanos(1);
        }
        assertThat(written.toString().lines()).containsExactly("observations: 40 %", "observations: 80 %");
    }

    @Test
    void aTerminalShowsTheFirstStepAtOnce() {
        display(true).at("observations", 1, 2);
        assertThat(written.toString()).contains("observations");
    }

    private ProgressDisplay display(boolean terminal) {
        return new ProgressDisplay(new PrintWriter(written), terminal, () -> now);
    }
}
