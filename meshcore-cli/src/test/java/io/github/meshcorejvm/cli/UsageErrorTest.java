package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Wrong usage gets three lines at most: what is wrong, what may have been meant, where help is. */
class UsageErrorTest {

    /** As a limit of the host is no fault of the program. */
    @Test
    void aSystemWithoutThreadsIsNoFaultToReport() {
        assertThat(ErrorRenderer.lastLine(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory")))
                .contains("ulimit -u")
                .doesNotContain("report");
        assertThat(ErrorRenderer.lastLine(new LinkageError("x"))).contains("please report it", "LinkageError: x");
    }

    @Test
    void namesTheOptionThatMayHaveBeenMeant() {
        assertThat(errors("decode", "--jsno", "00"))
                .containsExactly(
                        "meshcore decode: unknown option: --jsno",
                        "Did you mean --json?",
                        "Try 'meshcore decode --help'.");
    }

    @Test
    void namesTheCommandThatMayHaveBeenMeant() {
        assertThat(errors("neighbros"))
                .hasSize(3)
                .startsWith("meshcore: unknown command: neighbros")
                .endsWith("Try 'meshcore --help'.")
                .element(1)
                .asString()
                .contains("neighbors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encode group-text | encode group-text: missing option --sender NAME and option --text TEXT |",
                "encode trace | encode trace: missing option --route HOPS |",
                "encode trace --route | encode trace: option --route needs a value: HOPS |",
                "completion | completion: missing argument SHELL (one of bash, zsh, fish) |",
                "completion bsh | completion: SHELL must be one of bash, zsh, fish, but is bsh | bash or zsh",
                "neighbors --format htm | neighbors: --format must be one of table, json, csv, dot, graphml, geojson,"
                        + " html, but is htm | html",
                "neighbors --sort last_sen | neighbors: --sort must be one of count, last-seen, distance, snr, observers,"
                        + " but is last_sen | last-seen",
                "neighbors --limit x | neighbors: --limit must be a whole number, but is x |",
                "neighbors --db a --db b | neighbors: --db can be given only once |",
                "build-neighbors --prune-days abc | build-neighbors: --prune-days must be a number, but is abc |",
                "build-neighbors --direct-routes ja | build-neighbors: --direct-routes must be one of true, false, but is"
                        + " ja |",
                "encode advert --type repater | encode advert: --type must be one of chat, repeater, room_server,"
                        + " sensor, but is repater | repeater",
                "backfill decode | backfill: NAME must be one of content_hash, last_seen, advert_evidence, path_json,"
                        + " decoded, from_pubkey, channel_hash, transport_codes, default_scope, resolved_path, but is decode"
                        + " | decoded",
                "migrate --no-backup --backup-dir x | migrate: --no-backup and --backup-dir contradict each other |",
                "migrate --check --detach | migrate: --check and --detach contradict each other |",
                "encode trace --tag 4294967296 --route a3 | encode trace: --tag must be 0..4294967295, but is 4294967296 |",
                "encode trace --auth -1 --route a3 | encode trace: --auth must be 0..4294967295, but is -1 |",
                "encode group-text --sender A --text b --hashtag # | encode group-text: --hashtag must be the name of a"
                        + " channel, such as #test, but is empty |",
                "decode --hashtag # 00 | decode: --hashtag must be the name of a channel, such as #test, but is empty |",
                "channel # --db x | channel: CHANNEL must be the name of a channel, such as #test, but is empty |",
                "decode --response status 00 | decode: --response requires --private-key: without it no response is"
                        + " decrypted |",
                "ingest --record-keep 3 | ingest: --record-keep is only for --record |",
                "ingest --record-max-mb 3 | ingest: --record-max-mb is only for --record |",
                "ingest --speed 1 | ingest: --speed is only for --replay |",
                "ingest --check-wait 1 | ingest: --check-wait is only for --check |",
                "channel --last 0 | channel: --last must be 1 or more, but is 0 |",
                "maintain --db x.db | maintain: give --config FILE, or --defaults to use the default retention |"
            })
    void saysWhatIsWrongAndWhatMayHaveBeenMeant(String line, String problem, @Nullable String meant) {
        List<String> expected = new ArrayList<>(List.of("meshcore " + problem));
        if (meant != null) {
            expected.add("Did you mean " + meant + "?");
        }
        expected.add("Try 'meshcore " + problem.split(":")[0] + " --help'.");
        assertThat(errors(line.split(" "))).isEqualTo(expected);
    }

    /** Not the help of another command. */
    @ParameterizedTest
    @ValueSource(strings = {"neighbours --help", "neighbours --version", "help neighbours"})
    void aMisspeltCommandIsNoRequestForHelp(String line) {
        assertThat(errors(line.split(" ")).get(0)).isEqualTo("meshcore: unknown command: neighbours");
    }

    @Test
    void helpReachesTheCommandsOfCommands() {
        for (String line : List.of("help encode text", "encode help text", "encode text --help")) {
            StringWriter out = new StringWriter();
            assertThat(Main.commandLine().setOut(new PrintWriter(out, true)).execute(line.split(" ")))
                    .isZero();
            assertThat(out.toString()).as(line).startsWith("Usage: meshcore encode text ");
        }
        assertThat(errors("help", "encode", "txt").subList(0, 2))
                .containsExactly("meshcore encode: unknown command: txt", "Did you mean text or group-text?");
    }

    @Test
    void aKeyInTheWrongPlaceOfAValueIsNotRepeated() {
        String key = "b3ce6158e5c8f5d0a6a1f3a1a4cba1a8";
        assertThat(String.join("\n", errors("neighbors", "--limit", key)))
                .contains("--limit")
                .doesNotContain(key);
    }

    @Test
    void aKeyInTheWrongPlaceIsNotRepeated() {
        String key = "b3ce6158e5c8f5d0a6a1f3a1a4cba1a8b3ce6158e5c8f5d0a6a1f3a1a4cba1a8";
        assertThat(String.join("\n", errors(key))).doesNotContain("b3ce6158");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest --replay",
                "ingest --speed fast",
                "neighbors --format tabel",
                "neighbors --sort size",
                "neighbors --limit 0",
                "neighbors --format csv --limit 3",
                "backfill",
                "backfill everything",
                "backup",
                "copy --from a.db --to b.db",
                "maintain --dry-run=maybe",
                "build-neighbors --prune-days NaN",
                "migrate --nosuch",
                "key generate --nosuch",
                "encode --nosuch",
                "channel --nosuch"
            })
    void everyCommandKeepsItShort(String line) {
        assertThat(errors(line.split(" ", -1)))
                .hasSizeBetween(2, 3)
                .last()
                .asString()
                .matches("Try 'meshcore [a-z-]+( [a-z]+)? --help'\\.");
    }

    private static List<String> errors(String... arguments) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        CommandLine command =
                Main.commandLine().setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
        assertThat(command.execute(arguments)).as(Arrays.toString(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        return err.toString().lines().toList();
    }
}
