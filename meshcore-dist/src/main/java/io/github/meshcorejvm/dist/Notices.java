package io.github.meshcorejvm.dist;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The notices of third parties: each library with its licence and its own notices, then the text of each licence. */
final class Notices {

    /** What libraries bring: LICENSE, LICENSE.txt, LICENSE.zentus, META-INF/licenses/…/LICENSE, NOTICE, about.html. */
    private static final Pattern NOTICE =
            Pattern.compile("(META-INF/(.*/)?)?(LICEN[SC]E|NOTICE)[^/]*(?<!\\.class)|about\\.html");

    private static final String RULE = "=".repeat(100) + "\n";

    private final List<Component> components;
    private final Path licences;

    /** With the folder of licence texts, named by the identifiers of SPDX. */
    Notices(List<Component> components, Path licences) {
        this.components = components;
        this.licences = licences;
    }

    /**
     * The whole text.
     *
     * @throws IllegalStateException if a library has a licence that is not allowed
     */
    String text() throws IOException {
        List<String> problems = LicencePolicy.problems(components);
        if (components.isEmpty() || !problems.isEmpty()) {
            throw new IllegalStateException("licences that are not in the list of LicencePolicy: " + problems);
        }
        StringBuilder text = new StringBuilder("meshcore contains these libraries of others:\n\n");
        TreeSet<String> used = new TreeSet<>();
        for (Component component : components) {
            String licence = LicencePolicy.chosen(component).orElseThrow();
            used.add(licence);
            text.append(component.name()).append(' ').append(component.version());
            text.append("\n    Licence: ").append(licence).append('\n');
            if (!component.website().isEmpty()) {
                text.append("    Website: ").append(component.website()).append('\n');
            }
        }
        for (Component component : components) {
            appendOwn(component, text);
        }
        for (String licence : used) {
            text.append('\n').append(RULE).append("Text of the licence ").append(licence);
            text.append('\n').append(RULE).append('\n');
            text.append(Files.readString(licences.resolve(licence + ".txt")));
        }
        return text.toString();
    }

    private static void appendOwn(Component component, StringBuilder text) throws IOException {
        try (ZipFile jar = new ZipFile(jar(component).toFile())) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> NOTICE.matcher(name).matches())
                    .sorted()
                    .toList();
            for (String name : names) {
                String own = new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
                // Named above, and printed once below.
                if (!own.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")) {
                    text.append('\n')
                            .append(RULE)
                            .append(component.name())
                            .append(": ")
                            .append(name);
                    text.append('\n').append(RULE).append('\n').append(own.replace("\r", ""));
                }
            }
        }
    }

    /** Its file on the class path of the build, which is that of the program. */
    private static Path jar(Component component) {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Path.of(entry).getFileName().toString().equals(component.jar())) {
                return Path.of(entry);
            }
        }
        throw new IllegalStateException("not on the class path: " + component.jar());
    }
}
