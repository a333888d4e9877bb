package io.github.meshcorejvm.cli.documentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a page. A comment right above it says what a test does with it, in words divided by commas:
 *
 * <ul>
 *   <li>{@code skip, REASON}: nothing.
 *   <li>{@code broker}, {@code postgres}: it needs a broker or a server.
 *   <li>{@code background}: a command that subscribes and runs until the page ends; {@code endless}: one that is stopped after
 *       a moment.
 *   <li>{@code older}: before it, there is a database as an older program leaves it; {@code stopped}: before it, what runs in
 *       the background is stopped.
 *   <li>{@code fails}: its last command must fail.
 *   <li>{@code file NAME}: it is the content of a file.
 *   <li>{@code diagram}: a drawing.
 *   <li>{@code output}: it is what the commands right before it print.
 * </ul>
 *
 * @param place page and line
 * @param language what stands behind the fence
 * @param marker what the comment says
 * @param text its lines
 */
record CodeBlock(String place, String language, Optional<String> marker, String text) {

    private List<String> words() {
        return marker.map(text ->
                        Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    boolean is(String word) {
        return words().contains(word);
    }

    /** What follows {@code word}. */
    Optional<String> argument(String word) {
        return words().stream()
                .filter(each -> each.startsWith(word + " "))
                .map(each -> each.substring(word.length()).strip())
                .findFirst();
    }

    /** Why it is not run. */
    Optional<String> skipped() {
        return marker.filter(text -> text.startsWith("skip"))
                .map(text ->
                        text.substring("skip".length()).replaceFirst("^,", "").strip());
    }

    @Override
    public String toString() {
        return place;
    }
}
