/**
 * What clients ask of repeaters, room servers and sensors, and the responses: the data inside
 * {@link io.github.meshcorejvm.codec.direct.RequestContent} and
 * {@link io.github.meshcorejvm.codec.direct.ResponseContent}.
 *
 * <p>A response does not carry its type. It is known from the request with the same tag, see
 * {@link io.github.meshcorejvm.codec.exchange.ResponseMatcher}; or the caller knows it, see
 * {@link io.github.meshcorejvm.codec.exchange.ResponseData#decode}; or it is guessed, see
 * {@link io.github.meshcorejvm.codec.exchange.ResponseGuess}.
 *
 * <p>Every value encodes to exactly the bytes it was decoded from, padding included.
 */
@NullMarked
package io.github.meshcorejvm.codec.exchange;

import org.jspecify.annotations.NullMarked;
