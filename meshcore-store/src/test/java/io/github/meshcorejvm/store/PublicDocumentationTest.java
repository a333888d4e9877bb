package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public or protected member of an exported package has a comment. The compiler can only require a tag for each parameter
 * as well; so this asks it for all that is missing, and counts the comments.
 */
class PublicDocumentationTest {

    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+)[\\s;]");

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"meshcore-codec", "meshcore-store"})
    void nothingExportedIsWithoutAComment(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        List<Path> exported = exported(sources);
        assertThat(exported).isNotEmpty();
        assertThat(missing(exported)).isEmpty();
    }

    /** Otherwise the other test would pass whatever is missing. */
    @Test
    void theCompilerTellsWhatHasNoComment() throws IOException {
        Path source = Files.writeString(classes.resolve("Bare.java"), "public interface Bare {}");
        assertThat(missing(List.of(source))).hasSize(1);
    }

    private static List<Path> exported(Path sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (MatchResult export : EXPORT.matcher(Files.readString(sources.resolve("module-info.java")))
                .results()
                .toList()) {
            try (Stream<Path> all = Files.list(sources.resolve(export.group(1).replace('.', '/')))) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    private List<String> missing(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-Xmaxwarns",
                "10000",
                "-Xdoclint:missing/protected",
                // Attributed, not compiled.
                "-XDshould-stop.ifNoError=ATTR",
                "-implicit:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            assertThat(compiler.getTask(null, files, found, options, null, units)
                            .call())
                    .isTrue();
        }
        return found.getDiagnostics().stream()
                .filter(problem -> problem.getMessage(Locale.ROOT).contains("no comment"))
                .map(problem -> problem.getSource().getName() + ":" + problem.getLineNumber())
                .toList();
    }
}
