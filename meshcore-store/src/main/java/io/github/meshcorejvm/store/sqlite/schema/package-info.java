/** Creates the schema in a SQLite file and migrates older files to it. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.schema;

import org.jspecify.annotations.NullMarked;
