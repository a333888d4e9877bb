package io.github.meshcorejvm.cli.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path from the project's root
 * @param lines its lines
 */
public record Page(String name, List<String> lines) {

    /** The project's root; tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    /** The page with that path from the project's root. */
    public static Page of(String name) {
        try {
            return new Page(name, Files.readAllLines(ROOT.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The pages that people read on the way to a running program. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                .map(Page::of)
                .toList());
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .forEach(file -> pages.add(of("docs/" + file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pages;
    }

    /** Its fenced blocks, from top to bottom. */
    List<CodeBlock> blocks() {
        List<CodeBlock> blocks = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (isFence(lines.get(line))) {
                int end = line + 1;
                while (!isFence(lines.get(end))) {
                    end++;
                }
                blocks.add(new CodeBlock(
                        name + ":" + (line + 1),
                        lines.get(line).strip().substring(FENCE.length()),
                        marker(line),
                        String.join("\n", lines.subList(line + 1, end)) + "\n"));
                line = end;
            }
        }
        return blocks;
    }

    private static boolean isFence(String line) {
        return line.stripLeading().startsWith(FENCE);
    }

    /** The comment right above a block, if it is one for tests. */
    private Optional<String> marker(int fence) {
        String above = fence == 0 ? "" : lines.get(fence - 1).strip();
        return above.startsWith("<!-- test:") && above.endsWith("-->")
                ? Optional.of(above.substring("<!-- test:".length(), above.length() - "-->".length())
                        .strip())
                : Optional.empty();
    }

    /** Its lines outside the fenced blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (isFence(line)) {
                inside = !inside;
            } else if (!inside) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** The rows of the tables below the heading {@code section}, up to the next heading, without their heads. */
    public List<List<String>> table(String section) {
        int begin = lines.indexOf(section);
        if (begin < 0) {
            throw new AssertionError("no section \"" + section + "\" in " + name);
        }
        List<List<String>> rows = new ArrayList<>();
        boolean inBody = false;
        for (String line : lines.subList(begin + 1, lines.size())) {
            if (line.startsWith("#")) {
                break;
            }
            if (!line.startsWith("|")) {
                inBody = false;
            } else if (line.startsWith("|---") || line.startsWith("| ---")) {
                inBody = true;
            } else if (inBody) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
        return Arrays.stream(CELL.split(inner, -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    /** The anchors of its headings, as GitHub makes them. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
