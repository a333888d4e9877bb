package io.github.meshcorejvm.store.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What strangers choose is remembered within bounds of number and length. */
class LruCacheTest {

    @Test
    void forgetsWhatWasNotUsedForLongestBeyondTheNumber() {
        LruCache<String, Integer> cache = new LruCache<>(2, 1000, String::length);
        cache.put("a", 1);
        cache.put("b", 2);
        cache.get("a");
        cache.put("c", 3);
        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("a")).isEqualTo(1);
    }

    @Test
    void forgetsBeyondTheLengthOfAllKeys() {
        LruCache<String, Integer> cache = new LruCache<>(1000, 100_000, String::length);
        for (int i = 0; i < 3_000; i++) {
            cache.put(i + "x".repeat(60_000), i);
        }
        assertThat(cache.size()).isEqualTo(1);
        cache.clear();
        cache.put("short", 1);
        cache.put("short", 2);
        assertThat(cache.get("short")).isEqualTo(2);
    }
}
