package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.Ages;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deleted from a database of either engine, at noon. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
abstract class RetentionFixture {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withClock(Clock.fixed(NOON, ZoneOffset.UTC));

    /** Everything is kept for a week. */
    static final RetentionPolicy WEEK = Ages.all(Duration.ofDays(7));

    @Parameter
    StoreEngine engine;

    @TempDir
    private Path folder;

    TestDatabase database;
    Maintenance maintenance;

    @BeforeEach
    void make() {
        database = engine.create(folder);
        maintenance = database.store(OPTIONS).maintenance();
    }

    RetentionReport prune() throws InterruptedException {
        return maintenance.prune(WEEK);
    }
}
