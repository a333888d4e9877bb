package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashtagSearchTest {

    private static GroupText text(String channel) {
        return ChannelKey.ofHashtag(channel).encrypt(ChannelMessage.of(1_790_000_000L, "Alice", "grüße an alle"));
    }

    private static Iterator<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "channel-" + i).iterator();
    }

    @Test
    void findsTheNameWhoseKeyDecryptsAText() {
        HashtagSearch search = HashtagSearch.of(names(20_000));
        assertThat(search.size()).isEqualTo(20_000);
        HashtagSearch.Match match = search.find(text("channel-12345")).orElseThrow();
        assertThat(match.name()).isEqualTo("#channel-12345");
        assertThat(match.key()).isEqualTo(ChannelKey.ofHashtag("channel-12345"));
    }

    @Test
    void findsNothingWhereNoNameFits() {
        HashtagSearch search = HashtagSearch.of(names(20_000));
        assertThat(search.find(text("elsewhere"))).isEmpty();
        GroupText text = text("channel-7");
        assertThat(search.find(new GroupText(text.channelHash(), text.mac(), Bytes.EMPTY)))
                .isEmpty();
        assertThat(search.find(new GroupText(text.channelHash(), text.mac(), Bytes.copyOf(new byte[17]))))
                .isEmpty();
        assertThat(HashtagSearch.of(names(0)).find(text)).isEmpty();
    }

    @Test
    void takesNamesWithAndWithoutTheSignInTheOrderGiven() {
        assertThat(HashtagSearch.of(List.of("#ä", "ä").iterator())
                        .find(text("ä"))
                        .map(HashtagSearch.Match::name))
                .contains("#ä");
    }
}
