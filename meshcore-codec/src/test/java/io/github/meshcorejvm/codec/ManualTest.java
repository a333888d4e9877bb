package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the manual compile, run, and print what they say they print. */
class ManualTest {

    private static final Path MANUAL = Path.of("src/main/java/io/github/meshcorejvm/codec/package-info.java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern PRINTS = Pattern.compile("// prints (.*)");

    @Test
    void examplesPrintWhatTheySay(@TempDir Path folder) throws Exception {
        List<String> examples = examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(6);
        Path source = Files.writeString(folder.resolve("Examples.java"), program(examples));
        assertThat(JdkTool.run(
                        "javac", "-proc:none", "-d", folder.toString(), "-cp", JdkTool.codec(), source.toString()))
                .isEmpty();
        List<String> expected = examples.stream()
                .flatMap(example -> PRINTS.matcher(example).results())
                .map(match -> match.group(1))
                .toList();
        String path = JdkTool.codec() + File.pathSeparator + folder;
        assertThat(JdkTool.run("java", "-cp", path, "Examples").lines()).isEqualTo(expected);
    }

    private static List<String> examples() throws IOException {
        String text = Files.readString(MANUAL).replaceAll("(?m)^ \\* ?", "");
        return EXAMPLE.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** One program that runs the examples one after the other. */
    private static String program(List<String> examples) {
        String imports = Stream.of("", "payload.", "crypto.", "direct.", "region.", "structure.")
                .map(name -> "import io.github.meshcorejvm.codec." + name + "*;\n")
                .collect(Collectors.joining());
        List<String> calls = new ArrayList<>();
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            calls.add("example" + i + "();");
            methods.append("static void example" + i + "() throws Exception {\n" + examples.get(i) + "}\n");
        }
        return imports + "import java.util.*;\npublic class Examples {\n" + methods
                + "public static void main(String[] args) throws Exception {" + String.join(" ", calls) + "}}\n";
    }
}
