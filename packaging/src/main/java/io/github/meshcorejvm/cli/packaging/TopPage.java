package io.github.meshcorejvm.cli.packaging;

/** What only the page of the program itself says: environment and files. */
final class TopPage {

    private TopPage() {}

    static void append(Roff page) {
        page.section("ENVIRONMENT");
        page.item(Roff.bold("JAVA_HOME"), "The folder of the Java to run with, 17 or newer; otherwise java of PATH.");
        page.item(
                Roff.bold("MESHCORE_JAVA_OPTS"), "More options for the JVM, such as -Xmx512m; the default is 128 MB.");
        page.item(
                Roff.bold("MESHCORE_CLASS_ARCHIVE"),
                "off: do not make class-data archives, which shorten the start; make: only make them, and exit.");
        page.item(Roff.bold("DB_PATH"), "The SQLite file, over the configuration.");
        page.item(
                Roff.bold("MQTT_BROKER") + ", " + Roff.bold("MQTT_TOPIC"),
                "One broker in place of the configured ones, and its topic filter (default: meshcore/#).");
        page.item(Roff.bold("CHANNEL_KEYS_PATH"), "The file of channel keys.");
        page.item(Roff.bold("CORESCOPE_INGESTOR_STATS"), "The file that statistics are written to.");
        page.item(
                Roff.bold("MESHCORE_METRICS_LISTEN"),
                "HOST:PORT for /metrics and /healthz, over metrics.listen of the configuration.");
        page.item(
                Roff.bold("CORESCOPE_DATABASE_URL") + ", " + Roff.bold("CORESCOPE_WRITER_DATABASE_URL"),
                "A PostgreSQL database in place of a file.");
        page.item(
                Roff.bold("CORESCOPE_READER_DATABASE_URL"), "The same for commands that only read, such as neighbors.");
        page.item(Roff.bold("CORESCOPE_DB_BACKEND"), "sqlite or postgres, where both are given.");
        page.item(
                Roff.bold("CORESCOPE_STATE_DIR"),
                "The folder for client ids and requests of analyzer servers, with PostgreSQL.");
        page.item(Roff.bold("MESHCORE_LOG_FORMAT"), "text or json: the default of ingest --log-format.");
        page.section("FILES");
        page.item(Roff.italic("config.json"), "The configuration, where no other is named and it is there.");
        page.item(Roff.italic("~/.cache/meshcore"), "Class-data archives, where those beside the program cannot be.");
    }
}
