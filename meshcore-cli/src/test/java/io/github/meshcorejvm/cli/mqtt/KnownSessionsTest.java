package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.config.SourceConfig.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the sessions at brokers outlives the process, and a damaged file does not stop ingest. */
class KnownSessionsTest {

    private static final SourceConfig SOURCE = persistent();

    @TempDir
    private Path folder;

    private Path database;
    private Path file;

    @BeforeEach
    void names() {
        database = folder.resolve("mesh.db");
        file = folder.resolve("mesh.db.sessions");
    }

    private static SourceConfig persistent() {
        return with(BrokerFaultsTest.config("muc", "mqtt://broker.example"));
    }

    private static SourceConfig with(SourceConfig source) {
        return new SourceConfig(
                source.name(),
                source.broker(),
                source.credentials(),
                source.topics(),
                source.iataFilter(),
                source.iata(),
                source.connectTimeout(),
                new Session(1, Optional.empty(), true),
                source.tls());
    }

    private static String session(String filters) {
        return "{\"broker\":\"" + SOURCE.broker().toServerUri() + "\",\"clientId\":\"id\",\"filters\":" + filters + "}";
    }

    @Test
    void filtersOfAnEarlierRunAreObsoleteUntilTheyAreUnsubscribed() throws IOException {
        Files.writeString(file, "{\"muc\":" + session("[\"old/#\",\"meshcore/#\"]") + "}");
        KnownSessions sessions = new KnownSessions(database, 1);
        assertThat(sessions.obsolete(SOURCE, "id")).containsExactly("old/#");
        assertThat(sessions.obsolete(SOURCE, "other")).isEmpty();

        sessions.subscribing(SOURCE, "id");
        assertThat(new KnownSessions(database, 1).obsolete(SOURCE, "id")).containsExactly("old/#");
        sessions.subscribed(SOURCE, "id");
        assertThat(new KnownSessions(database, 1).obsolete(SOURCE, "id")).isEmpty();
    }

    @Test
    void filtersSubscribedByAnotherAddressOfTheBrokerAreObsoleteUntilTheyAreUnsubscribed() throws IOException {
        Files.writeString(
                file,
                "{\"muc\":" + session("[\"old/#\",\"meshcore/#\"]").replace("broker.example", "localhost") + ",\"x\":"
                        + session("[\"other/#\"]").replace("\"id\"", "\"other\"") + "}");
        KnownSessions sessions = new KnownSessions(database, 1);
        sessions.compare(List.of(new IdentifiedSource(SOURCE, "id")));
        assertThat(sessions.obsolete(SOURCE, "id")).containsExactly("old/#");

        sessions.subscribing(SOURCE, "id");
        sessions = new KnownSessions(database, 1);
        sessions.compare(List.of(new IdentifiedSource(SOURCE, "id")));
        assertThat(sessions.obsolete(SOURCE, "id")).containsExactly("old/#");
        sessions.subscribed(SOURCE, "id");
        assertThat(sessions.obsolete(SOURCE, "id")).isEmpty();
        sessions = new KnownSessions(database, 1);
        sessions.compare(List.of(new IdentifiedSource(SOURCE, "id")));
        assertThat(sessions.obsolete(SOURCE, "id")).isEmpty();
    }

    @Test
    void filtersOfAnotherConfiguredSourceWithTheSameClientIdStay() throws IOException {
        SourceConfig elsewhere = with(BrokerFaultsTest.config("elsewhere", "mqtt://localhost"));
        Files.writeString(
                file, "{\"elsewhere\":" + session("[\"old/#\"]").replace("broker.example", "localhost") + "}");
        KnownSessions sessions = new KnownSessions(database, 1);
        sessions.compare(List.of(new IdentifiedSource(SOURCE, "id"), new IdentifiedSource(elsewhere, "id")));
        assertThat(sessions.obsolete(SOURCE, "id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"muc\":null}",
                "{\"muc\":1}",
                "{\"muc\":{}}",
                "{\"muc\":{\"broker\":[],\"clientId\":\"id\",\"filters\":[\"old/#\"]}}",
                "{\"muc\":{\"broker\":\"b\",\"filters\":[\"old/#\"]}}"
            })
    void aDamagedFileIsNoSession(String text) throws IOException {
        Files.writeString(file, text);
        KnownSessions sessions = new KnownSessions(database, 1);
        assertThat(sessions.obsolete(SOURCE, "id")).isEmpty();
        sessions.subscribed(SOURCE, "id");
        assertThat(file).content().contains("meshcore/#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"old/#\"", "[null]", "[{}]"})
    void filtersThatAreNoTextsAreNoSession(String filters) throws IOException {
        Files.writeString(file, "{\"muc\":" + session(filters) + "}");
        assertThat(new KnownSessions(database, 1).obsolete(SOURCE, "id")).isEmpty();
    }
}
