/** What columns should say by today's rules, compared with what they say: the part of backfills that knows no SQL. */
@NullMarked
package io.github.meshcorejvm.store.rows;

import org.jspecify.annotations.NullMarked;
