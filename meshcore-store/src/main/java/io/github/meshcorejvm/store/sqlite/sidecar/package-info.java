/** The folders that analyzer servers keep beside the database file, and what their requests change in it. */
@NullMarked
package io.github.meshcorejvm.store.sqlite.sidecar;

import org.jspecify.annotations.NullMarked;
