/**
 * Cayenne LPP, the encoding of sensor values in telemetry responses: a channel, a type and a big-endian value each.
 * Types, sizes, signs and units are those of the library that the firmware uses, ElectronicCats CayenneLPP 1.6.1.
 */
@NullMarked
package io.github.meshcorejvm.codec.telemetry;

import org.jspecify.annotations.NullMarked;
