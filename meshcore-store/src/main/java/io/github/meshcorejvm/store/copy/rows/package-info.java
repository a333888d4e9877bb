/** What both engines agree on while rows are copied between them: tables, the encoding of rows, digests. */
@NullMarked
package io.github.meshcorejvm.store.copy.rows;

import org.jspecify.annotations.NullMarked;
