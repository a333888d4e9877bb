/** Makes the files of the distribution that follow from the program: manual pages, completions, licence notices. */
@NullMarked
package io.github.meshcorejvm.cli.packaging;

import org.jspecify.annotations.NullMarked;
