package io.github.meshcorejvm.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each shell completes, by the script that is written for it, what somebody has begun to type. */
class CompletionTest {

    /** Types a line and a tab, and waits for what comes to stand behind it. */
    private static final String ZSH = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; stty cols 200; autoload -U compinit; compinit -u -D; source script; echo READ''Y'
            zpty -r shell text "*READY*"
            type() { zpty -w -n shell $'\\x15'"$1"$'\\t'; zpty -r shell text "*$2*"; print -r -- "$text"; }
            type 'meshcore in' 'meshcore ingest'
            type 'meshcore ingest --log-format=j' 'format=json'
            type 'meshcore encode ad' 'encode advert'
            type 'meshcore encode advert --ti' '--time'
            type 'meshcore ingest --db encode --repl' '--replay'
            type 'meshcore ingest --config conf' 'config.json'
            type 'meshcore ingest -config conf' 'config.json'
            type 'meshcore neighbors --sort=dis' 'distance'
            type 'meshcore backfill path' 'path_json'
            type 'meshcore help encode gr' 'encode group-text'
            type 'meshcore help neigh' 'help neighbors'
            """;

    private static final String FISH = """
            source script
            for line in 'in' 'ingest --log-format j' 'encode ad' 'encode advert --ti' 'ingest --db encode --repl' 'ingest --config conf' 'ingest -config conf' 'neighbors --sort dis' 'backfill path' 'help encode gr' 'help neigh'
                complete -C "meshcore $line"
            end
            """;

    private static final String BASH = """
            source ./script
            words() {
                COMP_WORDS=(meshcore "$@") COMP_CWORD=$#
                _meshcore
                echo "${COMPREPLY[@]}"
            }
            words in
            words ingest --log-format = j
            words encode ad
            words encode advert --ti
            words ingest --db encode --repl
            words ingest --config conf
            words ingest -config conf
            words neighbors --sort dis
            words backfill path
            words help encode gr
            words help neigh
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Shell.class)
    void completesCommandsOptionsValuesAndFiles(Shell shell) throws Exception {
        String name = shell.name().toLowerCase(java.util.Locale.ROOT);
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("script"), script(name));
        String typed = switch (shell) {
            case BASH -> BASH;
            case ZSH -> ZSH;
            case FISH -> FISH;
        };
        assertThat(run(name, typed))
                .containsSubsequence(
                        "ingest",
                        "json",
                        "advert",
                        "--time",
                        "--replay",
                        "config.json",
                        "config.json",
                        "distance",
                        "path_json",
                        "group-text",
                        "neighbors");
    }

    private static String script(String shell) {
        StringWriter out = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(out)).execute("completion", shell);
        assertThat(status).isZero();
        return out.toString();
    }

    private String run(String shell, String typed) throws IOException, InterruptedException {
        Path session = Files.writeString(folder.resolve("session"), typed);
        ProcessBuilder builder = new ProcessBuilder(shell, session.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        // Nothing of whoever runs the test.
        builder.environment().keySet().removeAll(List.of("ZDOTDIR", "XDG_CONFIG_HOME"));
        builder.environment().put("HOME", folder.toString());
        Process process = start(shell, builder);
        try {
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            String output = Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
            assertThat(ended).as(output).isTrue();
            return output;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(String shell, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            if (SharedFolder.isComplete()) {
                fail(shell + " is missing");
            }
            return abort(shell + " is missing");
        }
    }
}
