package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.message.DropReason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names in recordings are those in statistics, although the two are written in different places. */
class TopicProblemTest {

    @Test
    void eachProblemIsRecordedUnderTheNameUnderWhichItIsCounted() {
        assertThat(Stream.of(TopicProblem.values()).map(TopicProblem::label))
                .containsExactly(DropReason.BAD_TOPIC.label(), DropReason.NOT_SUBSCRIBED.label());
    }
}
