package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.codec.PayloadType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs the commands that people wait for, once, so that a JVM that lists the classes it loads
 * ({@code -XX:DumpLoadedClassList}) lists what they need. The launcher starts it and has the classes archived, for archives
 * are of use only to the very JVM that made them.
 */
final class ClassArchiveTraining {

    /** An advert, which is decoded, verified and stored. */
    private static final String PACKET =
            "110160958EEFE251FF61D7E6E8E5C278B672A3EB164B896833F3C882FA5EE3FF3C28980081E66A7537DB570989B62E59FE18BF050CFA6D3A8A1ACEEC53E9825726F57"
                    + "F4CAF60F57526D6861A231EC55B72C37489CF713AADE84810F6B61704280E0B084A1F720092EC0F1903AA6E7C004261726E2037";

    /** A text on the channel Public, which is decrypted. */
    private static final String TEXT =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";

    /** What stands for the content of a packet of each type: nobody checks a MAC or a signature without a key. */
    private static final String PAYLOAD = "00".repeat(40);

    /** The file of statistics is written each second, with rates from the second time on. */
    private static final long STATISTICS_MILLIS = 2_500;

    private ClassArchiveTraining() {}

    /**
     * Runs one of two sets of commands, each for an archive of its own.
     *
     * @param arguments {@code ingest} for a live ingest alone, {@code commands} for the others
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Files.createTempDirectory("meshcore-training");
        try {
            if (arguments[0].equals("ingest")) {
                ingestLive(folder);
            } else {
                runCommands(folder);
            }
        } finally {
            delete(folder);
        }
    }

    private static void runCommands(Path folder) throws IOException {
        Path capture = folder.resolve("capture.jsonl");
        Files.writeString(
                capture,
                "{\"topic\":\"meshcore/XYZ/00/packets\",\"payload\":{\"origin\":\"o\",\"raw\":\"" + PACKET + "\"}}\n");
        // In search of one, the JDK loads some of the others, not always the same ones.
        Security.getProviders();
        String database = folder.resolve("mesh.db").toString();
        run("decode", PACKET);
        run("decode", "--json", PACKET);
        run("decode", TEXT);
        run("decode", "--json", TEXT);
        for (PayloadType type : PayloadType.values()) {
            run("decode", packet(type, PAYLOAD));
            run("decode", packet(type, "00"));
        }
        run("ingest", "--replay", capture.toString(), "--db", database);
        run("neighbors", "--db", database);
        run("decode", "--help");
        run("--help");
        run("--version");
    }

    /** Flooded, over one hop. */
    private static String packet(PayloadType type, String payload) {
        return HexFormat.of().toHexDigits((byte) (type.code() << 2 | 1)) + "01AA" + payload;
    }

    private static void ingestLive(Path folder) {
        try (TrainingBroker broker =
                new TrainingBroker("meshcore/XYZ/00/packets", "{\"origin\":\"o\",\"raw\":\"" + PACKET + "\"}")) {
            Path config = folder.resolve("config.json");
            Files.writeString(
                    config,
                    "{\"dbPath\":\"" + folder.resolve("live.db")
                            + "\",\"mqttSources\":[{\"name\":\"training\",\"broker\":\"mqtt://127.0.0.1:"
                            + broker.port()
                            + "\",\"topics\":[\"meshcore/#\"]}],\"metrics\":{\"listen\":\"127.0.0.1:0\"}}");
            Thread end = new Thread(() -> endWhenReceived(broker), "training-end");
            end.setDaemon(true);
            end.start();
            run("ingest", "--config", config.toString());
        } catch (IOException noLoopback) {
            // As in a build without a network: the archive lacks these classes then.
        }
    }

    /** As a supervisor ends it. */
    private static void endWhenReceived(TrainingBroker broker) {
        try {
            broker.awaitAcknowledgement();
            Thread.sleep(STATISTICS_MILLIS);
            Class<?> signal = Class.forName("sun.misc.Signal");
            signal.getMethod("raise", signal)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));
        } catch (InterruptedException | ReflectiveOperationException unavailable) {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }

    private static void run(String... arguments) {
        Main.run(arguments);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder)) {
            files = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
