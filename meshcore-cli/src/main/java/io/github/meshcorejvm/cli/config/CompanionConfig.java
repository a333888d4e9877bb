package io.github.meshcorejvm.cli.config;

/**
 * Which decoded messages of companion radios are stored.
 *
 * @param channels whether channel messages are
 * @param direct whether private messages are
 */
public record CompanionConfig(boolean channels, boolean direct) {}
