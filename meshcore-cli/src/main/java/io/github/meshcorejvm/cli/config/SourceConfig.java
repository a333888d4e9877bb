package io.github.meshcorejvm.cli.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One broker to read from.
 *
 * @param name unique among the sources
 * @param broker where it is
 * @param credentials the login at the broker
 * @param topics the filters to subscribe, none covered by another
 * @param iataFilter the IATA codes of the observers whose packets are taken, upper case; empty = all
 * @param iata the IATA code when neither payload nor topic has one
 * @param connectTimeout maximum wait for a connection
 * @param session quality of service, client id, session
 * @param tls certificates
 */
public record SourceConfig(
        String name,
        BrokerUri broker,
        Credentials credentials,
        List<String> topics,
        Set<String> iataFilter,
        Optional<String> iata,
        Duration connectTimeout,
        Session session,
        Tls tls) {

    /** Copies the collections. */
    public SourceConfig {
        topics = List.copyOf(topics);
        iataFilter = Set.copyOf(iataFilter);
    }

    /** Whether one of the filters matches a topic. To be kept: it is fast for many filters, but not made at once. */
    public Predicate<String> subscribedTopics() {
        return new TopicFilterTree(
                topics.stream().map(TopicFilters::withoutShare).toList())::covers;
    }

    /** This source under another name. */
    public SourceConfig withName(String other) {
        return new SourceConfig(other, broker, credentials, topics, iataFilter, iata, connectTimeout, session, tls);
    }

    /** The same filters outside of shared subscriptions, and no session: for a client that must not take away messages. */
    public SourceConfig asOnlooker() {
        List<String> own = topics.stream().map(TopicFilters::withoutShare).toList();
        return with(TopicFilters.withoutCovered(own), new Session(session.qos(), Optional.empty(), false));
    }

    /** This source with other filters and another session. */
    public SourceConfig with(List<String> filters, Session other) {
        return new SourceConfig(name, broker, credentials, filters, iataFilter, iata, connectTimeout, other, tls);
    }

    /** User name and password, from the configuration or the broker's URL. */
    public record Credentials(Optional<Secret> username, Optional<Secret> password, Optional<Path> passwordFile) {
        /** An anonymous login. */
        public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How the broker keeps track of this program.
     *
     * @param qos 0 or 1
     * @param clientId the configured one, if any
     * @param persistent whether the broker keeps messages while this program is down
     */
    public record Session(int qos, Optional<String> clientId, boolean persistent) {
        /** Delivery at least once; the broker keeps no session. */
        public static final Session DEFAULT = new Session(1, Optional.empty(), false);
    }

    /**
     * Certificates, if the broker's scheme requires TLS.
     *
     * @param rejectUnauthorized whether the broker's certificate must be trusted
     * @param caFile PEM with the authorities to trust in place of the system's
     * @param clientCert PEM with the certificate to show
     * @param clientKey PEM with its key
     */
    public record Tls(
            boolean rejectUnauthorized, Optional<Path> caFile, Optional<Path> clientCert, Optional<Path> clientKey) {
        /** The system's trust store, no certificate to show. */
        public static final Tls DEFAULT = new Tls(true, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
