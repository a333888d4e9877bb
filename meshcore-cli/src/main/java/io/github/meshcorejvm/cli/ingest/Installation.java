package io.github.meshcorejvm.cli.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** What no other installation is called: brokers throw out the older of two clients of one name. */
final class Installation {

    private Installation() {}

    /** The machine and the database on it; the same at each start. */
    static String of(Path database) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            host = "";
        }
        return host + '\n' + database.toAbsolutePath().normalize();
    }
}
