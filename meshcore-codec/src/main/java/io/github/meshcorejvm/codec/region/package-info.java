/** Regions: the names that limit how far a flood goes, and the transport codes that packets carry for them. */
@NullMarked
package io.github.meshcorejvm.codec.region;

import org.jspecify.annotations.NullMarked;
