package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore encode trace}. */
@Command(
        name = "trace",
        description = "A trace along a route.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode trace --tag 7 --route a3,7f,a3",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeTrace implements Callable<Integer> {

    private static final long MAX_U32 = 0xFFFF_FFFFL;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--tag", paramLabel = "N", defaultValue = "0", description = "0..4294967295")
    private long tag;

    @Option(names = "--auth", paramLabel = "N", defaultValue = "0", description = "0..4294967295")
    private long authCode;

    @Option(
            names = "--route",
            paramLabel = "HOPS",
            required = true,
            description = "Hops in hex, separated by commas, all of 1, 2, 4 or 8 bytes.")
    private String route = "";

    /** Created by picocli. */
    EncodeTrace() {}

    @Override
    public Integer call() {
        requireU32("--tag", tag);
        requireU32("--auth", authCode);
        try {
            List<String> hops = HopList.split(route);
            int size = hops.get(0).length() / 2;
            for (String hop : hops) {
                if (hop.length() != 2 * size || Integer.bitCount(size) != 1 || size > 8) {
                    throw new IllegalArgumentException("hops must all be of 1, 2, 4 or 8 bytes");
                }
            }
            Bytes bytes = Bytes.ofHex(String.join("", hops));
            Trace trace = new Trace(tag, authCode, Integer.numberOfTrailingZeros(size), bytes);
            spec.commandLine()
                    .getOut()
                    .println(Packet.of(RouteType.DIRECT, HopPath.EMPTY, trace).toHex());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--route " + route + ": " + e.getMessage());
        }
        return ExitCode.OK;
    }

    private void requireU32(String option, long value) {
        if (value < 0 || value > MAX_U32) {
            throw new ParameterException(spec.commandLine(), option + " must be 0.." + MAX_U32 + ", but is " + value);
        }
    }
}
