package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.exchange.ResponseType;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.PacketJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in packets. */
@Command(
        name = "decode",
        description = "Show what is in packets.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Packets are hex (blanks, colons and 0x between do not matter), base64, or whole",
            "JSON messages of observers. Exit status: 0; 1 when something is no packet;",
            "2 when the options cannot be understood."
        })
public final class DecodeCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PACKET", description = "A packet; - or none at all: from standard input, one a line.")
    private List<String> packets = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Packets from a file, one a line; - is standard input.")
    private @Nullable String file;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--structure", description = "A hex dump with every field explained; with --json, as a list.")
    private boolean structure;

    @Option(
            names = "--response",
            paramLabel = "TYPE",
            converter = ResponseTypeName.class,
            description = {
                "Type of the responses whose request is not in the input: status, telemetry, minMaxAvg, accessList,",
                "neighbours, owner, login, regions, anonymousOwner, clock. Without it, the type is guessed."
            })
    private @Nullable ResponseType response;

    @Mixin
    private KeyOptions keyOptions = new KeyOptions();

    private @Nullable PacketDecoder decoder;
    private Palette palette = Palette.PLAIN;
    private boolean failed;
    private boolean first = true;

    /** Made by picocli. */
    public DecodeCommand() {}

    @Override
    public Integer call() throws IOException {
        if (file != null && !packets.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "packets either as arguments or from --file, not both");
        }
        decoder = new PacketDecoder(keyOptions.load(this::warn), Optional.ofNullable(response));
        palette = Palette.ofStandardOutput(System.getenv());
        // Nothing is printed any more when the output is full or its reader is gone.
        input().takeWhile(packet -> !spec.commandLine().getOut().checkError()).forEach(this::decode);
        spec.commandLine().getOut().flush();
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private PacketDecoder decoder() {
        return Objects.requireNonNull(decoder, "call() has made it");
    }

    private void warn(String warning) {
        spec.commandLine().getErr().println(TerminalText.escape("meshcore decode: " + warning));
    }

    private Stream<String> input() throws IOException {
        boolean fromStandardInput = file == null
                ? packets.isEmpty() || packets.equals(List.of(STANDARD_INPUT))
                : file.equals(STANDARD_INPUT);
        if (fromStandardInput) {
            return PacketInput.ofText(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return file == null
                ? PacketInput.ofArguments(packets).stream()
                : PacketInput.ofText(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8));
    }

    private void decode(String raw) {
        InputBytes.Parsed parsed = InputBytes.parse(raw);
        if (parsed.bytes().isEmpty()) {
            failed = true;
            print(
                    PacketJson.error("hex", parsed.offset(), parsed.problem(), raw),
                    List.of(palette.bad("not a packet: ") + TerminalText.escape(parsed.problem())));
            return;
        }
        Bytes frame = parsed.bytes().get();
        try {
            show(decoder().decode(frame));
        } catch (PacketFormatException e) {
            failed = true;
            refuse(e, frame, raw);
        }
    }

    private void show(Decoded decoded) {
        HumanView human = new HumanView(palette);
        if (json) {
            JsonObject object = new JsonView().of(decoded);
            if (structure) {
                object.add("structure", new JsonView().structure(decoder().structure(decoded)));
            }
            print(object, List.of());
        } else if (structure) {
            List<String> lines = new ArrayList<>();
            lines.add(human.title(decoded.reading().packet()));
            lines.addAll(new StructureView(palette).lines(decoder().structure(decoded)));
            print(new JsonObject(), lines);
        } else {
            print(new JsonObject(), human.lines(decoded));
        }
    }

    private void refuse(PacketFormatException problem, Bytes frame, String raw) {
        JsonObject object = PacketJson.error(problem, raw);
        List<String> lines = new ArrayList<>();
        lines.add(palette.bad("not a packet: ") + problem.getMessage());
        if (structure) {
            PacketStructure analysed = decoder().structure(frame);
            object.add("structure", new JsonView().structure(analysed));
            lines.addAll(new StructureView(palette).lines(analysed));
        }
        print(object, lines);
    }

    /** One or the other; a blank line between packets for people. */
    private void print(JsonObject object, List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonView.line(object));
            return;
        }
        if (!first) {
            out.println();
        }
        first = false;
        lines.forEach(out::println);
    }
}
