package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what has gone wrong elsewhere names tests that are there. */
class IncidentTableTest {

    private static final int LAST = 91;

    /** Tests run in the folder of their module. */
    private static final Path PROJECT = Path.of("..");

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| .+ \\| (.+) \\|");
    private static final Pattern GUARD = Pattern.compile("(\\w+)#(\\w+)");

    @Test
    void everyIncidentIsGuardedByATestThatExists() throws IOException {
        Map<String, Path> classes = testClasses();
        List<Integer> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(PROJECT.resolve("testdata/incidents.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                numbers.add(Integer.parseInt(row.group(1)));
                List<String[]> guards = GUARD.matcher(row.group(2))
                        .results()
                        .map(guard -> new String[] {guard.group(1), guard.group(2)})
                        .toList();
                assertThat(!guards.isEmpty() || row.group(2).startsWith("- "))
                        .as(line)
                        .isTrue();
                for (String[] guard : guards) {
                    assertThat(classes).as(line).containsKey(guard[0]);
                    assertThat(classes.get(guard[0])).content().as(line).contains("void " + guard[1] + "(");
                }
            }
        }
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LAST).boxed().toList());
    }

    private static Map<String, Path> testClasses() throws IOException {
        Map<String, Path> classes = new TreeMap<>();
        for (String module : List.of("meshcore-codec", "meshcore-store", "meshcore-cli")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                classes.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return classes;
    }
}
