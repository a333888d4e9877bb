/**
 * Fills in and repairs what older programs left in the rows of a database: {@link
 * io.github.meshcorejvm.store.sqlite.backfill.BackfillRunner} does it beside a running writer.
 */
@NullMarked
package io.github.meshcorejvm.store.backfill;

import org.jspecify.annotations.NullMarked;
