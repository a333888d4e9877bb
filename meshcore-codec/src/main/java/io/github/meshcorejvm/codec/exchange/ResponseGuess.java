package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Guesses the type of a response from its length and content. A guess may be wrong: say so wherever it is shown. Use
 * {@link ResponseMatcher} where the requests are known.
 */
public final class ResponseGuess {

    private static final int MAX_PADDING = 15;
    /** 1 January 2020. */
    private static final long MIN_TIME = 1_577_836_800L;
    /** 1 January 2100. */
    private static final long MAX_TIME = 4_102_444_800L;

    private static final int MAX_ROLE = 2;
    /** Nodes number their channels from 1 up; a text or time read as a channel is larger. */
    private static final int MAX_CHANNEL = 31;

    private static final int UNUSED_PERMISSIONS = 0x3C;
    private static final int SECONDS_OF_A_YEAR = 31_536_000;
    private static final int UNUSED_FEATURES = 0x7C;

    private ResponseGuess() {}

    /** The one type whose form the data has; absent if there is none, or more than one. */
    public static Optional<ResponseData> guess(Bytes data) {
        List<ResponseData> plausible = Arrays.stream(ResponseType.values())
                .map(type -> ResponseData.decode(type, data))
                .filter(ResponseGuess::isPlausible)
                .collect(Collectors.toUnmodifiableList());
        return plausible.size() == 1 ? Optional.of(plausible.get(0)) : Optional.empty();
    }

    /** Whether decoded data looks as servers send it. */
    static boolean isPlausible(ResponseData data) {
        if (data instanceof Status status) {
            return isPlausible(status);
        } else if (data instanceof Telemetry telemetry) {
            return !telemetry.readings().readings().isEmpty()
                    && isPadding(telemetry.readings().rest())
                    && telemetry.readings().readings().stream().allMatch(it -> it.channel() <= MAX_CHANNEL);
        } else if (data instanceof MinMaxAverage average) {
            return isTime(average.timeSeconds())
                    && !average.ranges().ranges().isEmpty()
                    && isPadding(average.ranges().rest())
                    && average.ranges().ranges().stream().allMatch(it -> it.channel() <= MAX_CHANNEL);
        } else if (data instanceof AccessList list) {
            return !list.entries().isEmpty()
                    && isPadding(list.trailing())
                    && list.entries().stream().allMatch(entry -> (entry.permissions() & UNUSED_PERMISSIONS) == 0);
        } else if (data instanceof Neighbours neighbours) {
            return neighbours.total() >= neighbours.entries().size()
                    && !neighbours.entries().isEmpty()
                    && isPadding(neighbours.trailing())
                    && neighbours.entries().stream().allMatch(ResponseGuess::isPlausible);
        } else if (data instanceof Owner owner) {
            return isText(owner.textBytes())
                    && isPadding(owner.trailing())
                    && !owner.name().isEmpty();
        } else if (data instanceof Login login) {
            return login.ok() && login.role() <= MAX_ROLE && login.firmwareLevel() > 0 && isPadding(login.trailing());
        } else if (data instanceof LegacyLogin legacy) {
            return isPadding(legacy.trailing());
        } else if (data instanceof Regions regions) {
            return isTime(regions.timeSeconds())
                    && isText(regions.textBytes())
                    && regions.textBytes().indexOf('\n') < 0
                    && isPadding(regions.trailing());
        } else if (data instanceof AnonymousOwner owner) {
            return isTime(owner.timeSeconds())
                    && isText(owner.textBytes())
                    && owner.textBytes().indexOf('\n') > 0
                    && isPadding(owner.trailing());
        } else if (data instanceof Clock clock) {
            return isTime(clock.timeSeconds())
                    && (clock.featureBits() & UNUSED_FEATURES) == 0
                    && isPadding(clock.trailing());
        } else if (data instanceof ResponseData.Unknown) {
            return false;
        }
        throw new IllegalStateException("unknown kind of response: " + data.getClass());
    }

    private static boolean isPlausible(Status status) {
        Counters counters = status.counters();
        return isPadding(status.trailing())
                && status.server().isPresent()
                && counters.noiseFloor() <= 0
                && counters.noiseFloor() >= -200
                && counters.lastRssi() <= 0
                && counters.lastRssi() >= -200
                && Math.abs(counters.lastSnrQuarterDb()) <= 128
                && counters.airTimeSeconds() <= counters.upTimeSeconds();
    }

    private static boolean isPlausible(Neighbours.Entry entry) {
        return Neighbours.USUAL_PREFIX_LENGTHS.contains(entry.prefix().size())
                && entry.secondsAgo() < SECONDS_OF_A_YEAR;
    }

    private static boolean isPadding(Bytes bytes) {
        return bytes.size() <= MAX_PADDING && bytes.isZero();
    }

    private static boolean isTime(long seconds) {
        return seconds >= MIN_TIME && seconds < MAX_TIME;
    }

    private static boolean isText(Bytes bytes) {
        return !bytes.isEmpty()
                && Utf8Text.plausible(bytes)
                        .filter(text -> text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)))
                        .isPresent();
    }
}
