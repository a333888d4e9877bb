package io.github.meshcorejvm.cli.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration but does not stop the program. Each text once. */
final class Warnings {

    private final List<String> texts = new ArrayList<>();

    void add(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
