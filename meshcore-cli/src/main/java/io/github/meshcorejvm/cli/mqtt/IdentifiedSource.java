package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;

/** A configured source and the client id by which brokers know it. */
record IdentifiedSource(SourceConfig config, String clientId) {}
