package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Java of a page: compiled with all warnings, run, and each value that stands in a comment behind an expression compared with what
 * the expression gives.
 */
final class JavaSnippet {

    private static final Pattern SHOWN = Pattern.compile("(\\s*)(\\w.*\\));\\s+// (.+)");

    private final CodeBlock block;
    private final Sandbox sandbox;
    private final List<String> expected = new ArrayList<>();

    JavaSnippet(CodeBlock block, Sandbox sandbox) {
        this.block = block;
        this.sandbox = sandbox;
    }

    void check() throws IOException, InterruptedException {
        Path source = sandbox.folder().resolve("Snippet.java");
        Files.writeString(source, program());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                sandbox.folder().toString(),
                source.toString());
        assertThat(status)
                .as("%s compiles:\n%s", block, Files.readString(source))
                .isZero();
        assertThat(run()).as("%s", block).isEqualTo(expected);
    }

    private List<String> run() throws IOException, InterruptedException {
        Path log = Files.createTempFile(sandbox.folder(), "snippet", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        sandbox.folder() + ":" + System.getProperty("java.class.path"),
                        "Snippet")
                .directory(sandbox.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", block).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", block, Files.readString(log))
                .isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("= "))
                .map(line -> line.substring(2))
                .toList();
    }

    private String program() throws IOException, InterruptedException {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (String line : sandbox.localized(block).split("\n")) {
            Matcher shown = SHOWN.matcher(line);
            if (line.startsWith("import ")) {
                imports.append(line).append('\n');
            } else if (shown.matches()) {
                expected.add(shown.group(3).strip());
                body.append("System.out.println(\"= \" + ")
                        .append(shown.group(2))
                        .append(");\n");
            } else {
                body.append(line).append('\n');
            }
        }
        return imports + "final class Snippet {\n    public static void main(String[] arguments) throws Exception {\n"
                + body + "    }\n}\n";
    }
}
