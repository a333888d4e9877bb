package io.github.meshcorejvm.cli.packaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which licences a library of the program may have. */
final class LicencePolicy {

    /** By the names under which they occur, the identifier of SPDX. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("Apache-2.0", "Apache-2.0"),
            Map.entry("MIT", "MIT"),
            Map.entry("BSD-2-Clause", "BSD-2-Clause"),
            Map.entry("EPL-2.0", "EPL-2.0"),
            Map.entry("Eclipse Public License - Version 2.0", "EPL-2.0"),
            Map.entry("Bouncy Castle Licence", "MIT"));

    private LicencePolicy() {}

    /** The licence under which {@code component} is used: the first of its choices that is allowed. */
    static Optional<String> chosen(Component component) {
        return component.licences().stream()
                .filter(ALLOWED::containsKey)
                .map(ALLOWED::get)
                .findFirst();
    }

    /** What is not allowed, one line for each. */
    static List<String> problems(List<Component> components) {
        return components.stream()
                .filter(component -> chosen(component).isEmpty())
                .map(component -> component.group() + ":" + component.name() + ":" + component.version() + ": "
                        + (component.licences().isEmpty() ? "no licence is named" : component.licences()))
                .toList();
    }
}
