package io.github.meshcorejvm.cli.config;

/**
 * A channel's name and secret.
 *
 * @param name the display name
 * @param secret 32 or 64 hex digits
 * @param rank where it comes from: 0 built in, 1 key file, 2 hashChannels, 3 channelKeys; higher wins
 */
public record ChannelKeyEntry(String name, Secret secret, int rank) {}
