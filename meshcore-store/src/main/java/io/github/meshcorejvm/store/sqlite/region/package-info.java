/** What the database says about regions. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.region;

import org.jspecify.annotations.NullMarked;
