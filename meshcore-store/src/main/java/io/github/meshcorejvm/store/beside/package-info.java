/** The folders that servers keep beside the database, which they cannot write to: requests to it, and what they found out. */
@NullMarked
package io.github.meshcorejvm.store.beside;

import org.jspecify.annotations.NullMarked;
