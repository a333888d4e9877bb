package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.SourceConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Incident 11: shared and changing client ids. */
class ClientIdsTest {

    private static SourceConfig source(String name, boolean persistent) {
        SourceConfig plain = BrokerFaultsTest.config(name, "h");
        return plain.with(plain.topics(), new SourceConfig.Session(1, Optional.empty(), persistent));
    }

    @Test
    void areTheSameAtEachStartAndDifferentForEachSource() {
        ClientIds ids = new ClientIds("i", "m");
        assertThat(ids.of(source("a", false))).isEqualTo(new ClientIds("i", "m").of(source("a", false)));
        assertThat(ids.of(source("a", false))).isNotEqualTo(ids.of(source("b", false)));
        assertThat(ids.of(source("a", true))).matches("[0-9a-z]{1,23}");
    }

    @Test
    void keepASessionWhenTheInstallationMovesButLetACopyBeAnother() {
        ClientIds here = new ClientIds("i", "here");
        ClientIds there = new ClientIds("i", "there");
        assertThat(here.of(source("a", true))).isEqualTo(there.of(source("a", true)));
        assertThat(here.of(source("a", false))).isNotEqualTo(there.of(source("a", false)));
        assertThat(here.of(source("a", true))).isNotEqualTo(new ClientIds("j", "here").of(source("a", true)));
    }
}
