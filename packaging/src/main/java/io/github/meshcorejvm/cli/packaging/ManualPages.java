package io.github.meshcorejvm.cli.packaging;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.cli.completion.CommandTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;

/** A manual page for each command, from what the program itself says about it. */
final class ManualPages {

    private final String version;
    private final String date;

    ManualPages(String version, String date) {
        this.version = version;
        this.date = date;
    }

    /** Writes them into {@code folder}, and compressed, as Debian wants them, into {@code folder/compressed}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("compressed"));
        write(Main.commandLine(), folder);
    }

    private void write(CommandLine command, Path folder) throws IOException {
        String name = ManualPage.name(command.getCommandSpec());
        byte[] page = new ManualPage(command, version, date).text().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name + ".1"), page);
        try (OutputStream compressed = new Compressed(
                Files.newOutputStream(folder.resolve("compressed").resolve(name + ".1.gz")))) {
            compressed.write(page);
        }
        for (CommandLine below : CommandTree.subcommands(command)) {
            write(below, folder);
        }
    }

    /** As small as it gets, which Debian's policy asks for. */
    private static final class Compressed extends GZIPOutputStream {

        Compressed(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
