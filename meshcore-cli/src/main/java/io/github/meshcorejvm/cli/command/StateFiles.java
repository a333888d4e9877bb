package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.mqtt.Installation;
import io.github.meshcorejvm.cli.mqtt.SourceSet;

/**
 * The files beside the database by which brokers know this program. They must outlive the database, which somebody may move
 * away together with them while the program runs.
 */
final class StateFiles {

    private final Installation installation;
    private final SourceSet sources;

    StateFiles(Installation installation, SourceSet sources) {
        this.installation = installation;
        this.sources = sources;
    }

    /** Writes missing ones again. */
    void restore() {
        installation.restore();
        sources.restoreSessions();
    }
}
