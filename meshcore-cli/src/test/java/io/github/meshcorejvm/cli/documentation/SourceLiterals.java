package io.github.meshcorejvm.cli.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts in the program's sources, with {@code …} for what is put into them at run time. */
final class SourceLiterals {

    /** Possessive: the expression for a choice recurses, and a long text would overflow the stack. */
    private static final String LITERAL = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

    private static final Pattern JOINED = Pattern.compile("(" + LITERAL + ")(?:\\s*\\+\\s*(?=\"))?");
    private static final Pattern TEXT = Pattern.compile(LITERAL + "(?:\\s*+\\+\\s*+" + LITERAL + ")*+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{}|%(?:\\.\\d)?[sdf]");

    private SourceLiterals() {}

    /** Those that follow {@code prefix}, a regular expression, in files whose name matches {@code fileName}. */
    static List<String> after(String prefix, String fileName) throws IOException {
        Pattern wanted = Pattern.compile("(?:" + prefix + ")\\s*(" + TEXT + ")");
        List<String> found = new ArrayList<>();
        for (Path source : sources(fileName)) {
            Matcher text = wanted.matcher(Files.readString(source));
            while (text.find()) {
                found.add(shown(text.group(1)));
            }
        }
        return found;
    }

    /** All of them. */
    static List<String> all() throws IOException {
        return after("", ".*");
    }

    private static List<Path> sources(String fileName) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("meshcore-store", "meshcore-cli")) {
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.getFileName().toString().matches("(?:" + fileName + ")\\.java"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static String shown(String expression) {
        StringBuilder text = new StringBuilder();
        Matcher part = JOINED.matcher(expression);
        while (part.find()) {
            text.append(part.group(1), 1, part.group(1).length() - 1);
        }
        String withPlaces = PLACEHOLDER.matcher(text).replaceAll("…");
        return withPlaces.replaceAll("…+", "…").replace("\\\"", "\"");
    }
}
