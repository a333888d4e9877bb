package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.Sha256Text;
import io.github.meshcorejvm.cli.config.SourceConfig;
import java.util.HexFormat;

/**
 * The names of this program for brokers: the same at each start, different for each source and each installation, and within
 * the 23 letters and digits that every broker accepts.
 */
public final class ClientIds {

    private static final String PREFIX = "meshcore";
    private static final int DIGEST_BYTES = 7;

    private final String installation;
    private final String machine;
    private final boolean byBroker;
    private final String suffix;

    /** Derives ids of persistent sessions from the source's name alone, as earlier versions did. */
    public ClientIds(String installation, String machine) {
        this(installation, machine, false);
    }

    /**
     * Ids for one installation on one machine.
     *
     * @param installation unique to this installation; moves with it to another machine
     * @param machine unique to this machine
     * @param byBroker whether the id of a persistent session also depends on its broker
     */
    public ClientIds(String installation, String machine, boolean byBroker) {
        this(installation, machine, byBroker, "");
    }

    private ClientIds(String installation, String machine, boolean byBroker, String suffix) {
        this.installation = installation;
        this.machine = machine;
        this.byBroker = byBroker;
        this.suffix = suffix;
    }

    /** These ids for the only ingest on a database, number 1, or different ones for further ingests. */
    public ClientIds ofIngest(int number) {
        return new ClientIds(installation, machine, byBroker, number == 1 ? "" : "-" + number);
    }

    /**
     * The configured id of {@code source}, or else one derived from its name. The id of a persistent session depends on the
     * installation, even if that has moved; any other on the machine too, so that a copy does not disconnect the original.
     */
    public String of(SourceConfig source) {
        return source.session()
                .clientId()
                .map(configured -> configured + suffix)
                .orElseGet(() -> derived(source.name(), place(source)));
    }

    private String place(SourceConfig source) {
        if (!source.session().persistent()) {
            return machine;
        }
        return byBroker ? source.broker().toServerUri() : "";
    }

    private String derived(String name, String place) {
        byte[] hash = Sha256Text.hash(installation + '\n' + place + '\n' + name + suffix);
        return PREFIX + HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    }
}
