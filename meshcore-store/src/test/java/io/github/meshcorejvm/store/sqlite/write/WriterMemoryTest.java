package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.batch.LruCache;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the writer keeps of what strangers send is bounded by number and length, whichever table it is of. */
class WriterMemoryTest extends WriterFixture {

    private static final String OURS = MeshStore.class.getPackageName();
    private static final int MAX_ENTRIES = 20_000;
    /** Two bytes each, of a heap of 128 MB. */
    private static final long MAX_CHARACTERS = 4L << 20;

    @Test
    void everyCacheOfTheWriterIsBounded() throws IllegalAccessException {
        write(observation().build());
        Map<String, LruCache<?, ?>> caches = caches(store);
        assertThat(caches.keySet())
                .as("what is remembered of packets, observers, nodes, rejected adverts and route evidence")
                .hasSizeGreaterThanOrEqualTo(5);
        caches.forEach((where, cache) -> {
            assertThat((int) value(cache, "maxEntries")).as(where).isBetween(1, MAX_ENTRIES);
            if (!where.startsWith("RouteEvidenceTable")) {
                assertThat((long) value(cache, "maxLength")).as(where).isBetween(1L, MAX_CHARACTERS);
            }
        });
    }

    /** The bound is used, and nothing else keeps an observer. */
    @Test
    void longIdsOfManyObserversAreForgotten() throws IllegalAccessException {
        String tail = "x".repeat(1 << 20);
        for (int i = 0; i < 10; i++) {
            write(observation()
                    .by(i + tail, "", "")
                    .frame("1500" + String.format(Locale.ROOT, "%04x", i))
                    .build());
        }
        caches(store)
                .forEach((where, cache) -> assertThat(where.startsWith("ObserverTable") ? cache.size() : 1)
                        .as(where)
                        .isLessThanOrEqualTo(3));
    }

    private static Map<String, LruCache<?, ?>> caches(Object root) throws IllegalAccessException {
        Map<String, LruCache<?, ?>> found = new TreeMap<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object owner = open.remove();
            for (Class<?> type = owner.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())
                            || field.getType().isPrimitive()) {
                        continue;
                    }
                    field.setAccessible(true);
                    Object value = field.get(owner);
                    if (value instanceof LruCache<?, ?> cache) {
                        found.put(type.getSimpleName() + "." + field.getName(), cache);
                    } else if (value != null && isOurs(value.getClass()) && seen.add(value)) {
                        open.add(value);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    private static Object value(LruCache<?, ?> cache, String name) {
        try {
            Field field = LruCache.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(cache);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
