/** The folders in which analyzer servers leave requests and findings for whoever writes their database. */
@NullMarked
package io.github.meshcorejvm.store.sidecar;

import org.jspecify.annotations.NullMarked;
