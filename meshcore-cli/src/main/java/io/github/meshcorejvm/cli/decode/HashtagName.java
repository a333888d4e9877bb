package io.github.meshcorejvm.cli.decode;

/** The name of a hashtag channel as people type it: with or without the {@code #}. */
public final class HashtagName {

    private HashtagName() {}

    /**
     * The name with its {@code #}.
     *
     * @throws IllegalArgumentException if there is nothing besides the {@code #}, which would make a key that nobody has
     */
    public static String parse(String text) {
        String name = text.startsWith("#") ? text : "#" + text;
        if (name.substring(1).isBlank()) {
            throw new IllegalArgumentException("must be the name of a channel, such as #test, but is empty");
        }
        return name;
    }
}
