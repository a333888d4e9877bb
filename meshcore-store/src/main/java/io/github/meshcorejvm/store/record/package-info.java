/** What a writer takes: one record for each kind of message, and what a written batch returned. */
@NullMarked
package io.github.meshcorejvm.store.record;

import org.jspecify.annotations.NullMarked;
