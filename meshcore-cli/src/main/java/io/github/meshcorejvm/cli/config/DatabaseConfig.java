package io.github.meshcorejvm.cli.config;

/**
 * How the database is kept.
 *
 * @param vacuumOnStartup whether a full VACUUM is made at the start
 * @param incrementalVacuumPages free pages released at a time, 1 or more
 * @param synchronousFull whether a committed batch survives a power cut
 */
public record DatabaseConfig(boolean vacuumOnStartup, int incrementalVacuumPages, boolean synchronousFull) {}
