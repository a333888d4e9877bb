/** What the database says of regions. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.region;

import org.jspecify.annotations.NullMarked;
