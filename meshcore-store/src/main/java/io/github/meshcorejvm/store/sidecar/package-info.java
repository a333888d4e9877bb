/** The folders in which analyzer servers leave requests and findings for the program that writes their database. */
@NullMarked
package io.github.meshcorejvm.store.sidecar;

import org.jspecify.annotations.NullMarked;
