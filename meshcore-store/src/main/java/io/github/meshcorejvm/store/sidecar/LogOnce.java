package io.github.meshcorejvm.store.sidecar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns only once of a lasting problem that is checked every few seconds. Remembers the last 1,000 things. Confined to one
 * thread.
 */
final class LogOnce {

    private static final Logger LOG = LoggerFactory.getLogger(LogOnce.class);
    private static final int MAX_REMEMBERED = 1_000;

    private final Map<String, String> warned = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** Warns that {@code thing} has {@code problem}, unless it did so before. */
    void warn(String thing, String problem) {
        if (problem.equals(warned.put(thing, problem))) {
            LOG.debug("{}: {}", thing, problem);
        } else {
            LOG.warn("{}: {}", thing, problem);
        }
    }

    /** Notes that {@code thing} no longer has a problem. */
    void clear(String thing) {
        warned.remove(thing);
    }
}
