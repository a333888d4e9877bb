package io.github.meshcorejvm.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a configuration but does not stop the program. Each text once. */
final class Warnings {

    private final List<String> texts = new ArrayList<>();
    private final List<String> slips = new ArrayList<>();
    private Optional<String> gap = Optional.empty();
    private boolean sourceNamed = true;

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

    /** A key looks misspelt, so that what it was to say is missing. */
    void addSlip(String text) {
        add(text);
        slips.add(text);
    }

    List<String> slips() {
        return List.copyOf(slips);
    }

    /** No broker is named anywhere; the one on this machine is used. */
    void noSourceNamed() {
        sourceNamed = false;
    }

    boolean sourceNamed() {
        return sourceNamed;
    }

    Optional<String> gap() {
        return gap;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
