package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages point to is there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[A-Z][a-z]+){2,})`");
    private static final Pattern REPOSITORY_PATH = Pattern.compile("`((?:packaging|testdata|docs|\\.ci)/[\\w./-]+)`");
    private static final Pattern COMMAND = Pattern.compile("`(?:meshcore )?([a-z-]+)`");
    private static final Pattern INVOCATION = Pattern.compile("\\./meshcore (?:[^\\n\\\\]|\\\\\\n)*");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsToFilesAndHeadingsThatExist(Page page) {
        List<String> dead = new ArrayList<>();
        for (String line : page.prose()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                if (!link.group(1).matches("https?://.*") && !exists(page, link.group(1))) {
                    dead.add(link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static boolean exists(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path here = Path.of(page.name());
        Path target = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        if (!Files.exists(Page.ROOT.resolve(target))) {
            return false;
        }
        return parts.length == 1 || Page.of(target.toString()).anchors().contains(parts[1]);
    }

    @Test
    void namesPathsOfTheRepositoryThatExist() {
        List<String> missing = Stream.concat(
                        pages(), Stream.of("RELEASE.md", "BENCHMARKS.md").map(Page::of))
                .flatMap(page -> page.prose().stream())
                .flatMap(line -> REPOSITORY_PATH.matcher(line).results())
                .map(path -> path.group(1))
                .filter(path -> !(path + "/").contains("/target/") && !Files.exists(Page.ROOT.resolve(path)))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void theTableOfTheReadmeHasEveryCommand() {
        List<String> named = Page.of("README.md").table("## The commands").stream()
                .flatMap(row -> COMMAND.matcher(row.get(0)).results())
                .map(command -> command.group(1))
                .toList();
        Set<String> commands = new HashSet<>(Main.commandLine().getSubcommands().keySet());
        commands.remove("help");
        assertThat(named).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void theGuideForContributorsNamesClassesThatExist() throws Exception {
        Matcher name =
                CLASS_NAME.matcher(String.join("\n", Page.of("CONTRIBUTING.md").prose()));
        List<String> named = name.results().map(found -> found.group(1)).toList();
        List<String> there = new ArrayList<>();
        for (String module : List.of("meshcore-codec", "meshcore-store", "meshcore-cli")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src"))) {
                files.forEach(file -> there.add(file.getFileName().toString().replaceFirst("\\.java$", "")));
            }
        }
        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(there);
    }

    /** So that what CI proves in a fresh checkout is what a newcomer types. */
    @Test
    void theFirstCommandOfTheReadmeIsTheOneThatCiRuns() throws Exception {
        Matcher readme =
                INVOCATION.matcher(String.join("\n", Page.of("README.md").lines()));
        Matcher ci = INVOCATION.matcher(Files.readString(Page.ROOT.resolve(".ci/run")));
        assertThat(readme.find() && ci.find()).isTrue();
        assertThat(words(ci.group())).isEqualTo(words(readme.group()));
    }

    private static String words(String command) {
        return command.replace("\\\n", " ")
                .replaceAll("--db \\S+", "--db FILE")
                .replaceAll("\\)$", "")
                .replaceAll("\\s+", " ");
    }
}
