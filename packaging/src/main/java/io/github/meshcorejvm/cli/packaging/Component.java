package io.github.meshcorejvm.cli.packaging;

import java.util.List;

/**
 * A library that the program contains.
 *
 * @param licences identifiers of SPDX where there are; several are a choice
 */
record Component(String group, String name, String version, String website, List<String> licences) {

    /** The name of its file, as Maven writes it. */
    String jar() {
        return name + "-" + version + ".jar";
    }
}
