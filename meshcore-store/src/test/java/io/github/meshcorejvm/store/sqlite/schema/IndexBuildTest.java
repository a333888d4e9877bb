package io.github.meshcorejvm.store.sqlite.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IndexBuildTest {

    /** A writer that waited for two seconds has two seconds of messages to write before the next build. */
    @Test
    void writersHaveMoreTimeTheLongerABuildTook() {
        assertThat(IndexBuild.pauseAfter(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(250));
        assertThat(IndexBuild.pauseAfter(Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(5));
        assertThat(IndexBuild.pauseAfter(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(50));
    }
}
