package io.github.meshcorejvm.cli.config;

/**
 * How the database is kept.
 *
 * @param vacuumOnStartup whether a full VACUUM runs at the start
 * @param incrementalVacuumPages free pages released at a time, 1 or more
 * @param synchronousFull whether a committed batch survives a power cut
 * @param analysisLimit rows read of an index for the planner's statistics, 1 or more
 */
public record DatabaseConfig(
        boolean vacuumOnStartup, int incrementalVacuumPages, boolean synchronousFull, int analysisLimit) {}
