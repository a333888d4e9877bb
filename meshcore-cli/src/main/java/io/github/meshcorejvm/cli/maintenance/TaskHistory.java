package io.github.meshcorejvm.cli.maintenance;

/**
 * The results of the runs of a task since the start.
 *
 * @param lastSuccess when the last run that succeeded ended, in seconds since 1970, 0 = never
 * @param lastSeconds how long the last run took, successful or not
 * @param succeeded successful runs
 * @param failed failed runs
 * @param postponed runs skipped until the next time because the database was busy
 */
public record TaskHistory(long lastSuccess, double lastSeconds, long succeeded, long failed, long postponed) {}
