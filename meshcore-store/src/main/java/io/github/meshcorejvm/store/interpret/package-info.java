/**
 * From a packet to what the database says of it: keys, regions, signature and geographic filter applied. Works once per
 * distinct packet; the copies that twenty observers hear cost a look-up.
 */
@NullMarked
package io.github.meshcorejvm.store.interpret;

import org.jspecify.annotations.NullMarked;
