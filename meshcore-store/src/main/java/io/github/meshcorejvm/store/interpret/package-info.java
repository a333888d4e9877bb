/**
 * From a packet to its stored form, by keys, regions, signature and geographic filter. Works once per distinct packet; the
 * duplicates that twenty observers hear cost a look-up each.
 */
@NullMarked
package io.github.meshcorejvm.store.interpret;

import org.jspecify.annotations.NullMarked;
