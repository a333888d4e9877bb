package io.github.meshcorejvm.cli.process;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Packets that nobody sent, each another one: RAW_CUSTOM with a number for payload. */
public final class SyntheticPackets {

    private static final int OBSERVERS = 7;

    private SyntheticPackets() {}

    /** The topic of the n-th message. */
    public static String topic(int n) {
        return "meshcore/FRA/" + String.format(Locale.ROOT, "%064X", 0xABCDEF00L + n % OBSERVERS) + "/packets";
    }

    /** The body of the n-th message. */
    public static byte[] body(int n) {
        String raw = String.format(Locale.ROOT, "3D00%016X", n);
        return ("{\"origin\":\"Synthetic\",\"type\":\"PACKET\",\"direction\":\"rx\",\"raw\":\"" + raw
                        + "\",\"SNR\":\"7\",\"RSSI\":\"-90\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
