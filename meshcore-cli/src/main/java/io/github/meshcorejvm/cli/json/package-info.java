/**
 * JSON as it is read from files and from the air: RFC 8259 with the few tolerances that publishers need. There are two readers,
 * which accept the same texts:
 *
 * <ul>
 *   <li>{@link io.github.meshcorejvm.cli.json.Json} makes a tree of gson's, for what is read once and completely: configuration,
 *       key files, the program's own files.
 *   <li>{@link io.github.meshcorejvm.cli.json.JsonValue} is for messages, of which a thousand a second arrive and few fields are
 *       used: it converts only those, and keeps numbers as they were written.
 * </ul>
 *
 * <p>Outside this package gson's types are used to write JSON and to look into trees; they parse only single numbers that a reader of this package has accepted.
 */
@NullMarked
package io.github.meshcorejvm.cli.json;

import org.jspecify.annotations.NullMarked;
