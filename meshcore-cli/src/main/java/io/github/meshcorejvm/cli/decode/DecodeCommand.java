package io.github.meshcorejvm.cli.decode;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.CommandOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.OptionValue;
import io.github.meshcorejvm.cli.decode.input.InputFile;
import io.github.meshcorejvm.cli.decode.input.PacketInput;
import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.TerminalInput;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the contents of packets. */
public final class DecodeCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Decode packets and print their content.";

    private static final String STANDARD_INPUT = "-";

    private final CommandOptions options = new CommandOptions(this, "decode", DESCRIPTION);

    private final OptionValue<List<String>> packets =
            options.arguments("PACKET", "A packet. Without one, or with -, packets are read from standard input.");

    private final OptionValue<String> file =
            options.value(String.class, option("--file", "FILE", "Packets from a file; - is standard input."));

    private final OptionValue<Boolean> binary = options.flag("--binary", "The input is the bytes of one packet.");

    private final OptionValue<Boolean> json = options.flag("--json", "Print one JSON object per line.");

    private final OptionValue<Boolean> structure =
            options.flag("--structure", "A hex dump with every field explained; with --json, as a list.");

    private static final ResponseTypeName RESPONSE_TYPE = new ResponseTypeName();

    private final OptionValue<ResponseType> response = options.value(
            ResponseType.class,
            option(
                            "--response",
                            "TYPE",
                            "Type of the responses whose request does not come before them in the input: ${COMPLETION-CANDIDATES}."
                                    + " Without it, the type is guessed. Requires --private-key.")
                    .converters(RESPONSE_TYPE)
                    .completionCandidates(RESPONSE_TYPE));

    private final KeyOptions keyOptions = new KeyOptions(options);

    /** Declares the options. */
    public DecodeCommand() {
        options.addStandardOptions();
        options.spec()
                .usageMessage()
                .sortOptions(false)
                .footer(
                        "",
                        "Packets are hex (blanks, colons, 0x between do not matter; it may be wrapped),",
                        "base64, b'...' of Python, arrays of C, dumps of xxd, hexdump and od,",
                        "meshcore:// links, messages of observers (JSON, as `mosquitto_sub -v` prints",
                        "them, or recorded by `ingest --record`), and lines of serial logs. Lines that",
                        "begin with # or // are comments. Packets are shown as they arrive.",
                        "",
                        "Examples:",
                        "  meshcore decode 1500119d2c41...",
                        "  mosquitto_sub -h broker.example -t 'meshcore/#' -v | meshcore decode --json",
                        "  meshcore decode --structure --hashtag test --file packets.txt",
                        "  meshcore decode --channels names.txt --file packets.txt",
                        "  meshcore decode --binary --file packet.bin",
                        "",
                        "Exit status: 0; 1 when any input is not a packet; 2 for wrong options.");
    }

    /** The command for picocli. */
    public CommandSpec spec() {
        return options.spec();
    }

    @Override
    public Integer call() throws IOException {
        List<String> given = packets.get();
        Optional<String> name = file.find();
        if (name.isPresent() && !given.isEmpty()) {
            throw options.mistake("packets either as arguments or from --file, not both");
        }
        boolean fromStandardInput = name.isEmpty()
                ? given.isEmpty() || given.equals(List.of(STANDARD_INPUT))
                : name.get().equals(STANDARD_INPUT);
        if (binary.get() && name.isEmpty() && !fromStandardInput) {
            throw options.mistake("--binary reads from --file or standard input");
        }
        if (response.find().isPresent() && !keyOptions.hasPrivateKeys()) {
            throw options.mistake("--response requires --private-key: without it no response is decrypted");
        }
        PrintWriter out = options.commandLine().getOut();
        PacketDecoder decoder = new PacketDecoder(keyOptions.load(this::warn), response.find());
        FoundView view = new FoundView(decoder, Screen.ofStandardOutput(System.getenv()), json.get(), structure.get());
        DecodePrinter printer = new DecodePrinter(out, view, decoder.maxThreads());
        try (printer) {
            if (fromStandardInput) {
                if (StandardStream.INPUT.isTerminal()) {
                    warn("reading packets from the terminal, end with Ctrl-D");
                    read(new TerminalInput(System.in), printer);
                } else {
                    read(System.in, printer);
                }
            } else if (name.isEmpty()) {
                PacketInput.ofArguments(given, printer);
            } else {
                try (InputStream input = InputFile.open(name.get())) {
                    read(input, printer);
                }
            }
        }
        out.flush();
        if (printer.withoutPacket() > 0) {
            warn("skipped, without a packet: " + printer.withoutPacket() + " (statuses, lines of logs)");
        }
        return printer.failed() ? ExitCode.FAILED : ExitCode.OK;
    }

    private void read(InputStream input, DecodePrinter printer) throws IOException {
        if (binary.get()) {
            printer.accept(PacketInput.ofBinary(input));
        } else {
            PacketInput.ofStream(input, printer);
        }
    }

    private void warn(String warning) {
        options.commandLine().getErr().println(TerminalText.escape("meshcore decode: " + warning));
    }
}
