package io.github.meshcorejvm.store.testing;

import io.github.meshcorejvm.store.retention.RetentionPolicy;
import java.time.Duration;
import java.util.Optional;

/** Retention policies. */
public final class Ages {

    private Ages() {}

    /** One that keeps all kinds of rows equally long. */
    public static RetentionPolicy all(Duration age) {
        Optional<Duration> kept = Optional.of(age);
        return new RetentionPolicy(
                kept, kept, kept, kept, kept, kept, new RetentionPolicy.Clients(kept, kept, kept, kept));
    }
}
