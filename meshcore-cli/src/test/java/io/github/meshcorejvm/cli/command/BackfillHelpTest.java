package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.store.backfill.Backfill;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackfillHelpTest {

    /** The help names them by hand, in the order in which they run. */
    @Test
    void theHelpNamesEveryBackfillInOrder() {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("backfill", "--help"))
                .isZero();
        String[] names = Arrays.stream(Backfill.values()).map(Backfill::text).toArray(String[]::new);
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("Names: " + String.join(", ", names) + ".");
    }
}
