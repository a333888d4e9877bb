package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.decode.input.PacketInput;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the contents of packets. */
@Command(
        name = "decode",
        description = "Decode packets and print their content.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Packets are hex (blanks, colons, 0x between do not matter; it may be wrapped),",
            "base64, b'...' of Python, arrays of C, dumps of xxd, hexdump and od,",
            "meshcore:// links, messages of observers (JSON, as `mosquitto_sub -v` prints",
            "them, or recorded by `ingest --record`), and lines of serial logs. Lines that",
            "begin with # or // are comments. Packets are shown as they come.",
            "",
            "Examples:",
            "  meshcore decode 1500119d2c41...",
            "  mosquitto_sub -h broker.example -t 'meshcore/#' -v | meshcore decode --json",
            "  meshcore decode --structure --hashtag test --file packets.txt",
            "  meshcore decode --channels names.txt --file packets.txt",
            "  meshcore decode --binary --file packet.bin",
            "",
            "Exit status: 0; 1 when any input is not a packet; 2 for wrong options."
        })
public final class DecodeCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PACKET",
            description = "A packet. Without one, or with -, packets are read from standard input.")
    private List<String> packets = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "Packets from a file; - is standard input.")
    private @Nullable String file;

    @Option(names = "--binary", description = "The input is the bytes of one packet.")
    private boolean binary;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--structure", description = "A hex dump with every field explained; with --json, as a list.")
    private boolean structure;

    @Option(
            names = "--response",
            paramLabel = "TYPE",
            converter = ResponseTypeName.class,
            description =
                    "Type of the responses whose request is not in the input: status, telemetry, minMaxAvg, accessList,"
                            + " neighbours, owner, login, regions, anonymousOwner, clock. Without it, the type is guessed.")
    private @Nullable ResponseType response;

    @Mixin
    private KeyOptions keyOptions = new KeyOptions();

    /** Created by picocli. */
    public DecodeCommand() {}

    @Override
    public Integer call() throws IOException {
        if (file != null && !packets.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "packets either as arguments or from --file, not both");
        }
        boolean fromStandardInput = file == null
                ? packets.isEmpty() || packets.equals(List.of(STANDARD_INPUT))
                : file.equals(STANDARD_INPUT);
        if (binary && file == null && !fromStandardInput) {
            throw new ParameterException(spec.commandLine(), "--binary reads from --file or standard input");
        }
        PrintWriter out = spec.commandLine().getOut();
        PacketDecoder decoder = new PacketDecoder(keyOptions.load(this::warn), Optional.ofNullable(response));
        FoundView view = new FoundView(decoder, Screen.ofStandardOutput(System.getenv()), json, structure);
        DecodePrinter printer = new DecodePrinter(out, view, decoder.maxThreads());
        try (printer) {
            if (fromStandardInput) {
                read(System.in, printer);
            } else if (file == null) {
                PacketInput.ofArguments(packets, printer);
            } else {
                try (InputStream input = Files.newInputStream(Path.of(file))) {
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
        if (binary) {
            printer.accept(PacketInput.ofBinary(input));
        } else {
            PacketInput.ofStream(input, printer);
        }
    }

    private void warn(String warning) {
        spec.commandLine().getErr().println(TerminalText.escape("meshcore decode: " + warning));
    }
}
