/** What the writers of all engines share: how the records of a batch are folded before they are written. */
@NullMarked
package io.github.meshcorejvm.store.batch;

import org.jspecify.annotations.NullMarked;
