package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.Payload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meshcore encode ack}. */
@Command(
        name = "ack",
        description = "An acknowledgement.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore encode ack --checksum 1a2b3c4d",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class EncodeAck extends PacketCommand {

    @Option(
            names = "--checksum",
            paramLabel = "HEX",
            required = true,
            description = "Checksum of the acknowledged text: 8 hex digits, as decode shows them.")
    private String checksum = "";

    /** Created by picocli. */
    EncodeAck() {}

    @Override
    Payload payload() {
        if (!checksum.matches("[0-9a-fA-F]{8}")) {
            throw wrong("--checksum must be 8 hex digits but was " + checksum);
        }
        return new Ack(Long.parseLong(checksum, 16), Bytes.EMPTY);
    }
}
