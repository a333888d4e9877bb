package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filters of {@code neighbors}, on the database that the synthetic mesh's traffic makes. */
class NeighborFiltersTest {

    private static final Path SYNTHETIC = Path.of("../testdata/synthetic");

    @TempDir
    Path folder;

    private Path database;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void ingest() {
        database = folder.resolve("mesh.db");
        run(
                "ingest",
                "--config",
                SYNTHETIC.resolve("config.json").toString(),
                "--replay",
                SYNTHETIC.resolve("mesh.jsonl").toString());
        clear();
    }

    /** A region is a scope of the firmware; the name remains for scripts that have it. */
    @Test
    void edgesAreSelectedByIataAlsoUnderItsFormerName() {
        run("build-neighbors");
        clear();
        assertThat(run("neighbors", "--format", "csv", "--iata", "str")).isZero();
        String byIata = out.toString();
        clear();
        assertThat(run("neighbors", "--format", "csv", "--region", "str")).isZero();
        assertThat(out).hasToString(byIata);
        assertThat(byIata.lines().count()).isGreaterThan(1);
        clear();
        run("neighbors", "--format", "csv");
        assertThat(out.toString().lines().count()).isGreaterThan(byIata.lines().count());
        clear();
        run("neighbors", "--help");
        assertThat(out.toString()).contains("--iata").doesNotContain("--region");
    }

    @Test
    void ofANodeThatExistsTheOtherFiltersAreTheReason() {
        run("build-neighbors");
        clear();
        run("neighbors", "--format", "csv");
        String node = out.toString().lines().toList().get(1).substring(0, 16);
        clear();
        assertThat(run("neighbors", "--format", "csv", "--node", node)).isZero();
        long edges = out.toString().lines().count() - 1;
        assertThat(edges).isGreaterThan(1);
        clear();

        assertThat(run("neighbors", "--format", "csv", "--node", node, "--min-count", "99999"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString().strip())
                .isEqualTo("no edge matches --node " + node
                        + ", --min-count 99999; without --min-count 99999 there are " + edges);
        clear();
        assertThat(run("neighbors", "--node", node, "--since", "1h", "--iata", "ZZZ"))
                .isZero();
        assertThat(err.toString().strip())
                .isEqualTo("no edge matches --node " + node
                        + ", --since 1h, --iata ZZZ; without these other filters there" + " are " + edges);
        clear();
        assertThat(run("neighbors", "--node", "nobody", "--since", "1h")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("meshcore neighbors: no edge of a node whose key or name matches nobody in " + database);
    }

    @Test
    void valuesThatFilterNothingAreRefused() {
        assertThat(run("neighbors", "--node", "")).isEqualTo(2);
        assertThat(err.toString()).contains("--node must be the start of a public key or a name, but is empty");
        clear();
        assertThat(run("neighbors", "--iata", " ")).isEqualTo(2);
        assertThat(err.toString()).contains("--iata must be an IATA code such as FRA, but is empty");
        clear();
        assertThat(run("neighbors", "--min-count", "-5")).isEqualTo(2);
        assertThat(err.toString()).contains("--min-count must be 0 or more, but is -5");
        clear();
        assertThat(run("channel", "")).isEqualTo(2);
        assertThat(err.toString()).contains("CHANNEL must be the name of a channel, but is empty");
    }

    /** They are options of {@code decode}, and would do nothing here. */
    @Test
    void channelOffersOnlyWhatItUses() {
        for (String option : new String[] {"--private-key", "--peer", "--region", "--verify"}) {
            clear();
            assertThat(run("channel", "--help")).isZero();
            assertThat(out.toString()).doesNotContain(option).contains("--channel-key", "--hashtag", "--channels");
            assertThat(run("channel", option, "00".repeat(32))).isEqualTo(2);
            assertThat(err.toString()).contains(option);
            assertThat(decodeHelp()).isZero();
            assertThat(out.toString()).contains(option);
        }
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--db";
        all[2] = database.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private int decodeHelp() {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("decode", "--help");
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }
}
