/** The right values of columns by current rules, compared with the stored ones: the part of backfills without SQL. */
@NullMarked
package io.github.meshcorejvm.store.rows;

import org.jspecify.annotations.NullMarked;
