package io.github.meshcorejvm.cli.encode;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.decode.input.InputFile;
import io.github.meshcorejvm.cli.decode.input.Utf8Input;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.json.PacketJsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes packets, of JSON or of a few options. */
@Command(
        name = "encode",
        description = {
            EncodeCommand.DESCRIPTION,
            "Without a subcommand, encodes the JSON objects that `meshcore decode --json` prints, one per line. Fields equal to `raw`"
                    + " keep its bytes; changed fields are encoded again, or refused if the packet cannot represent them. Decrypted"
                    + " content stays as it is in `raw`: encode has no keys, and refuses changes of it only for Public."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            EncodeAdvert.class,
            EncodeGroupText.class,
            EncodeText.class,
            EncodeRequest.class,
            EncodeAck.class,
            EncodeTrace.class
        },
        footer = {
            "",
            "Examples:",
            "  meshcore decode --json HEX | jq -c '.path.hops += [\"A3\"]' | meshcore encode",
            "  meshcore encode group-text --hashtag test --sender Alice --text 'Hi all'",
            "  meshcore encode advert @node.args --name 'Hill 7' --type repeater",
            "  meshcore encode text @keys.args --text hello --direct --path a3,7f",
            "",
            "Exit status: 0; 1 when a line is not a packet; 2 for wrong options."
        })
public final class EncodeCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Encode packets as hex, one per line.";

    private static final String STANDARD_INPUT = "-";
    /** Counted in the one line that was parsed. */
    private static final Pattern POSITION = Pattern.compile(" at line 1 column (\\d+) path .*");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--file", paramLabel = "FILE", description = "JSON from a file; - (default) is standard input.")
    private String file = STANDARD_INPUT;

    private boolean failed;

    /** Created by picocli. */
    public EncodeCommand() {}

    @Override
    public Integer call() throws IOException {
        if (file.equals(STANDARD_INPUT) && StandardStream.INPUT.isTerminal()) {
            spec.commandLine().getErr().println("meshcore encode: reading JSON from the terminal, end with Ctrl-D");
        }
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : InputFile.open(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Utf8Input.of(in), StandardCharsets.UTF_8))) {
            PrintWriter out = spec.commandLine().getOut();
            long number = 0;
            for (@Nullable String line = lines.readLine(); line != null && !out.checkError(); line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    encode(line, number, out);
                }
            }
            out.flush();
        }
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void encode(String line, long number, PrintWriter out) {
        try {
            JsonObject json = Json.parseObject(line);
            if (json.has("error") && json.get("raw") instanceof JsonPrimitive raw) {
                refuse(number, "the input of decode was not a packet; passed on unchanged");
                out.println(TerminalText.escape(raw.getAsString()));
                return;
            }
            out.println(PacketJsonReader.read(json.toString()).toHex());
        } catch (JsonFormatException e) {
            String reason = POSITION.matcher(String.valueOf(e.getMessage())).replaceFirst(" at character $1");
            refuse(number, reason + " (each line must be one JSON object, as `jq -c` prints them)");
        } catch (IllegalArgumentException e) {
            refuse(number, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(long number, String problem) {
        failed = true;
        spec.commandLine().getErr().println(TerminalText.escape("meshcore encode: line " + number + ": " + problem));
    }
}
