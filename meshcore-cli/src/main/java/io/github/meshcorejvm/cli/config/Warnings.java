package io.github.meshcorejvm.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a configuration but does not stop the program. Each text once. */
final class Warnings {

    private final List<String> texts = new ArrayList<>();
    private Optional<String> gap = Optional.empty();

    void add(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }

    /** A file could not be read, so that more may be missing than anybody wants. */
    void addGap(String text) {
        add(text);
        gap = gap.or(() -> Optional.of(text));
    }

    Optional<String> gap() {
        return gap;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
