package io.github.meshcorejvm.cli.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An empty result leads to the channel that was meant, and to none that was not. */
class HeardChannelsTest {

    private final HeardChannels heard = new HeardChannels();

    @Test
    void aQuietHourOfAChannelIsNoMisspelling() {
        heard.addOlder();
        assertThat(heard.explain(Optional.of("Public"), Optional.of("1h")))
                .containsExactly("no text of channel Public with --since 1h; 1 older texts of all channels");
    }

    @Test
    void aNameWithoutTextsMayBeThatOfAHashtag() {
        assertThat(heard.explain(Optional.of("test"), Optional.empty()))
                .containsExactly(
                        "no text of channel test", "did you mean #test? Upper and lower case and the # matter");
    }

    @Test
    void aMisspelledChannelIsFoundAmongMoreThanAreListed() {
        IntStream.range(0, 20).forEach(i -> heard.add(Optional.of("#" + (char) ('a' + i)), false));
        heard.add(Optional.of("#weather"), false);
        assertThat(heard.explain(Optional.of("#wether"), Optional.empty()))
                .containsExactly(
                        "no text of channel #wether",
                        "did you mean #weather? Upper and lower case and the # matter",
                        "channels with texts: #a, #b, #c, #d, #e, #f, #g, #h, #i, #j, #k, #l, #m, #n, #o, #p, #q, #r,"
                                + " #s, #t, ...");
    }
}
