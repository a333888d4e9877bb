/** JSON as it is read from files and from the air: RFC 8259 with the few tolerances that publishers need. */
@NullMarked
package io.github.meshcorejvm.cli.json;

import org.jspecify.annotations.NullMarked;
