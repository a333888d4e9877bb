package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions of a source once it is connected: the configured filters, and no others. Not thread-safe. */
final class SourceSubscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(SourceSubscriptions.class);

    private final SourceConfig config;
    private final String clientId;
    private final Optional<KnownSessions> sessions;

    SourceSubscriptions(SourceConfig config, String clientId, Optional<KnownSessions> sessions) {
        this.config = config;
        this.clientId = clientId;
        this.sessions = sessions;
    }

    /**
     * Makes the broker's session match the configuration; fails if the broker refuses all filters.
     *
     * @return which filters it refuses, or grants without keeping messages for a persistent session, if any
     */
    Optional<String> apply(BrokerConnection connection) throws MqttException, IOException {
        unsubscribeObsolete(connection);
        Optional<String> problem = subscribe(connection);
        if (config.session().persistent()) {
            sessions.ifPresent(known -> known.subscribed(config, clientId));
        }
        return problem;
    }

    /**
     * Unsubscribes everything from a session that would collect messages for nobody.
     *
     * @param used the client ids of all sessions that are still wanted: the broker knows a session by nothing else, and may have
     *     another address now
     */
    void leave(BrokerConnection connection, Set<String> used) {
        if (!config.session().persistent() || used.contains(clientId)) {
            return;
        }
        try {
            for (String filter : config.topics()) {
                unsubscribe(connection, filter, "its session is no longer used");
            }
            sessions.ifPresent(known -> known.ended(config, clientId));
        } catch (MqttException | RuntimeException lost) {
            LOG.warn("{}: not unsubscribed: {}", config.name(), Failures.reason(lost));
        }
    }

    /** With a persistent session the broker would send messages for filters of an earlier configuration for ever. */
    private void unsubscribeObsolete(BrokerConnection connection) throws MqttException {
        if (sessions.isEmpty()) {
            return;
        }
        if (!config.session().persistent()) {
            // Connecting without a session has ended the one that the client id may have had.
            sessions.get().ended(config, clientId);
            return;
        }
        List<String> obsolete = sessions.get().obsolete(config, clientId);
        sessions.get().subscribing(config, clientId);
        for (String filter : obsolete) {
            unsubscribe(connection, filter, "no longer configured");
        }
    }

    private void unsubscribe(BrokerConnection connection, String filter, String reason) throws MqttException {
        connection.unsubscribe(filter);
        LOG.info("unsubscribed {} {}: {}", config.name(), filter, reason);
    }

    private Optional<String> subscribe(BrokerConnection connection) throws MqttException, IOException {
        List<String> refused = new ArrayList<>();
        List<String> weak = new ArrayList<>();
        for (String filter : config.topics()) {
            OptionalInt granted = connection.subscribe(filter);
            if (granted.isPresent()) {
                LOG.info("subscribed {} {}", config.name(), filter);
                if (granted.getAsInt() < config.session().qos()) {
                    // The least that can be configured is 0, the most 1.
                    LOG.warn("{}: subscription granted with QoS 0 only: {}", config.name(), filter);
                    if (config.session().persistent() || sessions.isEmpty()) {
                        // Without a session nothing is lost that would have been kept; only a check, which has none,
                        // tells it.
                        weak.add(filter);
                    }
                }
            } else {
                LOG.warn("{}: subscription refused by the broker: {}", config.name(), filter);
                refused.add(filter);
            }
        }
        if (refused.size() == config.topics().size()) {
            throw new IOException("all subscriptions refused by the broker");
        }
        List<String> problems = new ArrayList<>();
        if (!refused.isEmpty()) {
            problems.add("subscription refused by the broker: " + String.join(", ", refused));
        }
        if (!weak.isEmpty()) {
            problems.add("subscription granted with QoS 0 only: " + String.join(", ", weak));
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }
}
