package io.github.meshcorejvm.cli.packaging;

import io.github.meshcorejvm.cli.Main;
import io.github.meshcorejvm.cli.completion.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes all of them into a folder, at the build. */
public final class DistributionFiles {

    private DistributionFiles() {}

    /**
     * Begins with the project's folder of files, that of licence texts, the bill of materials, and the folder to write to;
     * then the version and the date of the pages.
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path files = Path.of(arguments[0]);
        Path target = Path.of(arguments[3]);
        Notices notices = new Notices(Components.read(Path.of(arguments[2])), Path.of(arguments[1]));
        write(target.resolve("THIRD-PARTY-NOTICES.txt"), notices.text());
        new ManualPages(arguments[4], arguments[5].substring(0, 10)).write(target.resolve("man"));
        for (Shell shell : Shell.values()) {
            write(target.resolve("completions").resolve(shell.fileName()), completion(shell));
        }
        // Where the program lies when it was unpacked, and when a package brought it.
        for (String file : List.of("meshcore.service", "meshcore.cron")) {
            String text = Files.readString(files.resolve(file));
            write(target.resolve("unpacked").resolve(file), text.replace("@MESHCORE@", "/opt/meshcore/bin/meshcore"));
            write(target.resolve("packaged").resolve(file), text.replace("@MESHCORE@", "/usr/bin/meshcore"));
        }
    }

    private static String completion(Shell shell) {
        StringWriter script = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(script)).execute("completion", shell.name());
        if (status != 0) {
            throw new IllegalStateException("no completion for " + shell);
        }
        return script.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
