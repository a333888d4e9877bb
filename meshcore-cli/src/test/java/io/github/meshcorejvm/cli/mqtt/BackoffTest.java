package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesButNeverWaitsLongerThanHalfAMinute() {
        Backoff backoff = new Backoff(new Random(1));
        long wanted = 1000;
        for (int i = 0; i < 1000; i++) {
            Duration wait = backoff.next();
            assertThat(wait).isBetween(Duration.ofMillis(wanted * 8 / 10), Duration.ofSeconds(30));
            assertThat(wait.toMillis()).isLessThanOrEqualTo(wanted * 12 / 10);
            wanted = Math.min(30_000, 2 * wanted);
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void programsThatLostTheSameBrokerDoNotComeBackTogether() {
        List<Duration> waits = new ArrayList<>();
        for (int program = 0; program < 20; program++) {
            waits.add(new Backoff(new SplittableRandom(program)).next());
        }
        assertThat(waits.stream().distinct().count()).isGreaterThan(10);
    }
}
