package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which filter covers which, by the rules of MQTT 3.1.1, 4.7, compared with a reading of them one filter at a time. */
class TopicFilterTreeTest {

    private static final String[] LEVELS = {"a", "b", "+", "", "$s"};

    @Test
    void coversWhatOneOfItsFiltersCovers() {
        SplittableRandom random = new SplittableRandom(47);
        for (int round = 0; round < 3_000; round++) {
            List<String> filters = IntStream.range(0, random.nextInt(1, 6))
                    .mapToObj(i -> filter(random))
                    .toList();
            String wanted = filter(random);
            assertThat(new TopicFilterTree(filters).covers(wanted))
                    .as("%s by %s", wanted, filters)
                    .isEqualTo(filters.stream().anyMatch(filter -> covers(filter, wanted)));
            assertThat(TopicFilters.withoutCovered(filters))
                    .as("of %s", filters)
                    .isEqualTo(kept(filters));
        }
    }

    @Test
    void aTopicMayHaveManyLevels() {
        String deep = "a/".repeat(30_000) + "a";
        assertThat(new TopicFilterTree(List.of("+/".repeat(29_999) + "+/b", "a/+/b", "a")).covers(deep))
                .isFalse();
        assertThat(new TopicFilterTree(List.of("+/".repeat(29_999) + "#")).covers(deep))
                .isTrue();
    }

    private static String filter(SplittableRandom random) {
        List<String> levels = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            levels.add(LEVELS[random.nextInt(LEVELS.length)]);
        }
        if (random.nextInt(3) == 0) {
            levels.set(levels.size() - 1, "#");
        }
        return String.join("/", levels);
    }

    private static List<String> kept(List<String> filters) {
        List<String> kept = new ArrayList<>();
        for (String filter : filters) {
            if (Collections.frequency(kept, filter) == 0
                    && filters.stream().noneMatch(other -> !other.equals(filter) && covers(other, filter))) {
                kept.add(filter);
            }
        }
        return kept;
    }

    private static boolean covers(String outer, String inner) {
        return covers(List.of(outer.split("/", -1)), List.of(inner.split("/", -1)), true);
    }

    private static boolean covers(List<String> outer, List<String> inner, boolean first) {
        if (outer.isEmpty()) {
            return inner.isEmpty();
        }
        String level = inner.isEmpty() ? "" : inner.get(0);
        boolean hidden = first && level.startsWith("$") && !outer.get(0).equals(level);
        if (hidden || outer.get(0).equals("#")) {
            return !hidden;
        }
        boolean fits = !inner.isEmpty()
                && !level.equals("#")
                && (outer.get(0).equals("+") || outer.get(0).equals(level));
        return fits && covers(outer.subList(1, outer.size()), inner.subList(1, inner.size()), false);
    }
}
