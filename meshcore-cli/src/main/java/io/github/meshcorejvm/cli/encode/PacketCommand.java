package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that makes one packet and prints it in hex. */
abstract class PacketCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RouteOptions route = new RouteOptions();

    /** What the packet carries. */
    abstract Payload payload();

    @Override
    public final Integer call() {
        try {
            spec.commandLine().getOut().println(route.route(payload()).toHex());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    final ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
