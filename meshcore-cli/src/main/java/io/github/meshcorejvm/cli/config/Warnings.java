package io.github.meshcorejvm.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the problems of a configuration that do not stop the program. Each text once. */
final class Warnings {

    private final Set<String> texts = new LinkedHashSet<>();
    private final List<String> slips = new ArrayList<>();
    private Optional<String> gap = Optional.empty();
    private boolean sourceNamed = true;

    void add(String text) {
        texts.add(SecretText.hide(text));
    }

    /**
     * Adds that a file could not be read, so that more may be missing than intended.
     *
     * @param effect what that means, if the configuration is taken
     */
    void addGap(String text, String effect) {
        add(text + "; " + effect);
        gap = gap.or(() -> Optional.of(SecretText.hide(text)));
    }

    /** Adds that a key looks misspelt, so that its setting is missing. */
    void addSlip(String text) {
        add(text);
        slips.add(SecretText.hide(text));
    }

    /** An error, and after it the keys that look misspelt. */
    ConfigException withSlips(ConfigException error) {
        return slips.isEmpty() ? error : new ConfigException(error.getMessage() + "; " + String.join("; ", slips));
    }

    List<String> slips() {
        return List.copyOf(slips);
    }

    /** Adds that no broker is configured, so that the one on this machine is used. */
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
