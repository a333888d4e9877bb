package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Every block of every page is run, or is what the program prints, or says why it cannot be run. */
class CodeBlocksTest {

    /** Each has its reason beside it; a new one is to be argued for here too. */
    private static final int SKIPPED = 5;

    @TempDir
    Path folder;

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holds(Page page) throws Exception {
        try (Sandbox sandbox = new Sandbox(folder)) {
            for (CodeBlock block : page.blocks()) {
                if (block.skipped().isEmpty()) {
                    check(block, sandbox);
                }
            }
        }
    }

    @Test
    void fewAreSkippedAndEachSaysWhy() {
        List<CodeBlock> skipped = pages().flatMap(page -> page.blocks().stream())
                .filter(block -> block.skipped().isPresent())
                .toList();
        skipped.forEach(block -> {
            System.out.println(
                    "documentation: not run: " + block + ", " + block.skipped().orElseThrow());
            assertThat(block.skipped().orElseThrow()).as("%s", block).hasSizeGreaterThan(10);
        });
        assertThat(skipped).hasSize(SKIPPED);
    }

    private static void check(CodeBlock block, Sandbox sandbox) throws Exception {
        Optional<String> file = block.argument("file");
        if (file.isPresent()) {
            sandbox.write(block, file.get());
        }
        if (block.is("older")) {
            sandbox.makeOlderDatabase();
        }
        if (block.is("stopped")) {
            sandbox.stopBackground();
        }
        if (block.is("output")) {
            assertPrinted(block, sandbox);
            return;
        }
        switch (block.language()) {
            case "sh" -> sandbox.run(block);
            case "java" -> new JavaSnippet(block, sandbox).check();
            case "json" -> checkConfiguration(block, sandbox);
            case "xml" -> checkDependency(block);
            case "sql" -> runSql(block, sandbox);
            default ->
                assertThat(file.isPresent() || block.is("diagram"))
                        .as("%s is \"%s\": a test has no use for it, so it must be marked", block, block.language())
                        .isTrue();
        }
    }

    /** What the page shows, where {@code …} stands for what differs from run to run. */
    private static void assertPrinted(CodeBlock block, Sandbox sandbox) {
        StringBuilder pattern = new StringBuilder();
        for (String line : block.text().split("\n")) {
            if (line.strip().equals("…")) {
                pattern.append("(?s:.*?)");
            } else {
                for (String part : line.split("…", -1)) {
                    pattern.append(Pattern.quote(part)).append(".*?");
                }
                pattern.append("\n");
            }
        }
        String printed = sandbox.output().replaceAll("[ \\t]+\n", "\n");
        if (!Pattern.compile(pattern.toString()).matcher(printed).matches()) {
            fail(block + " shows\n" + block.text() + "\nbut the commands print\n" + printed);
        }
    }

    /** A configuration is one that gives no warning. */
    private static void checkConfiguration(CodeBlock block, Sandbox sandbox) throws IOException, InterruptedException {
        if (block.argument("file").isPresent() && !block.argument("file").get().endsWith("config.json")) {
            JsonParser.parseString(block.text());
            return;
        }
        Path file = Files.createTempFile(sandbox.folder(), "config", ".json");
        Files.writeString(file, sandbox.localized(block));
        ConfigLoader loader = new ConfigLoader(Map.of("MQTT_PASSWORD", "secret"));
        assertThat(loader.load(Optional.of(file)).warnings()).as("%s", block).isEmpty();
    }

    /** Of a module that there is, in the version that comes next. */
    private static void checkDependency(CodeBlock block) throws Exception {
        Document snippet = parse(block.text());
        String artifact = text(snippet, "artifactId");
        Document module = parse(Files.readString(Page.ROOT.resolve(artifact).resolve("pom.xml")));
        assertThat(text(snippet, "groupId")).isEqualTo(text(module, "groupId"));
        assertThat(text(snippet, "version")).isEqualTo(text(module, "version").replace("-SNAPSHOT", ""));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }

    /** Of a server as its superuser; else of the database that the commands before have filled, read only. */
    private static void runSql(CodeBlock block, Sandbox sandbox)
            throws IOException, InterruptedException, SQLException {
        boolean server = block.is("postgres");
        try (Connection connection = server
                        ? sandbox.server().connect("postgres", "postgres")
                        : DriverManager.getConnection(
                                "jdbc:sqlite:file:" + sandbox.folder().resolve("mesh.db") + "?mode=ro");
                Statement statement = connection.createStatement()) {
            if (server) {
                // The test's server is born with them.
                statement.execute("DROP ROLE IF EXISTS corescope_owner, corescope_writer, corescope_reader");
            }
            for (String query : sandbox.localized(block).split(";\\s*\n")) {
                assertThat(statement.execute(query) == server)
                        .as("%s: %s", block, query)
                        .isFalse();
            }
        }
    }
}
