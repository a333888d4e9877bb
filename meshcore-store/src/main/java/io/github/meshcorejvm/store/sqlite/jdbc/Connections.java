package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StatementProgress;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** Opens connections, all with the same settings. */
public final class Connections {

    /** Otherwise the driver queries the new row's id after each INSERT, with a statement that it prepares each time. */
    private static final Properties DRIVER = new Properties();

    static {
        DRIVER.setProperty("jdbc.get_generated_keys", "false");
    }

    /** Size of the page cache in KiB: it should hold the upper levels of six indexes of the observations. */
    private static final int CACHE_KIB = 16 * 1024;
    /**
     * Pages in the log before a commit writes them back. The same index pages change again and again, but more pages than this
     * have no measurable benefit, and a log of this size stays below {@link #MAX_IDLE_LOG_BYTES}.
     */
    private static final int CHECKPOINT_PAGES = 3500;
    /** A longer log, as left by big batches and readers' long transactions, is truncated when it restarts. */
    private static final int MAX_IDLE_LOG_BYTES = 16_000_000;

    /** The same two for a connection that changes many rows all over a file that nobody else writes to. */
    private static final int ALONE_CACHE_KIB = 64 * 1024;

    private static final int ALONE_CHECKPOINT_PAGES = 4_000;

    /** Size in bytes of the index of the write-ahead log, which is created by opening the file. */
    private static final long MIN_SPACE = 32 * 1024;

    /** Instructions of SQLite's virtual machine between two progress reports: some milliseconds of work. */
    private static final int PROGRESS_INSTRUCTIONS = 100_000;

    /** No message makes a larger row; one left by another program causes an error instead of filling the memory. */
    private static final int MAX_ROW_BYTES = 8 << 20;

    private static final int MAX_SQLITE_ROW_BYTES = 1_000_000_000;

    /** How long work that nobody waits for waits for a writer or for exclusive use by another program. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private Connections() {}

    /** A connection that may write but has changed nothing yet; a missing file and its folders are created. */
    public static Connection open(Path file, StoreOptions options) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StoreException(
                    file + (Files.isDirectory(file) ? " is a folder" : " is not a regular file") + ", not a database");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreException("cannot create the folder of " + file + ": " + e.getMessage(), e);
        }
        try {
            Connection connection = connect(file, file.toString());
            try (Statement statement = connection.createStatement()) {
                PollingWait.set(connection, options.busyTimeout());
                statement.execute("PRAGMA foreign_keys = ON");
                statement.execute("PRAGMA synchronous = " + options.synchronous());
                setBuffers(statement, CACHE_KIB, CHECKPOINT_PAGES);
                statement.execute("PRAGMA journal_size_limit = " + MAX_IDLE_LOG_BYTES);
                statement.execute("PRAGMA temp_store = MEMORY");
                return connection;
            } catch (SQLException | RuntimeException e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("open " + file + obstacle(file), e);
        }
    }

    /** The same for long work, such as a migration: another program's long transaction does not make it fail. */
    public static Connection openPatiently(Path file, StoreOptions options) {
        return open(file, options.busyTimeout().compareTo(PATIENCE) < 0 ? options.withBusyTimeout(PATIENCE) : options);
    }

    /** Lets a connection keep more pages in memory and in the log: each is then written once instead of again and again. */
    static void useFileAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            setBuffers(statement, ALONE_CACHE_KIB, ALONE_CHECKPOINT_PAGES);
        }
    }

    /** Ends that: a long log would leave its writing back to the next one who commits. */
    static void shareFile(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            setBuffers(statement, CACHE_KIB, CHECKPOINT_PAGES);
        }
    }

    private static void setBuffers(Statement statement, int cacheKib, int checkpointPages) throws SQLException {
        statement.execute("PRAGMA cache_size = -" + cacheKib);
        statement.execute("PRAGMA wal_autocheckpoint = " + checkpointPages);
    }

    /**
     * A connection that never writes, to a file that exists and that others may write to meanwhile.
     *
     * @param busyTimeout how long it waits while another program recovers the file
     */
    public static Connection openReader(Path file, Duration busyTimeout) throws SQLException {
        Connection connection = connect(file, uri(file) + "?mode=ro");
        try {
            PollingWait.set(connection, busyTimeout);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
    }

    /**
     * A connection that never writes and leaves no file behind. Even a reader creates a missing write-ahead log, unless it is
     * told that nobody writes; without a log, nobody does.
     */
    public static Connection openReadOnly(Path file) throws SQLException {
        boolean written = Files.exists(file.resolveSibling(file.getFileName() + "-wal"))
                || Files.exists(file.resolveSibling(file.getFileName() + "-journal"));
        return written ? connect(file, uri(file) + "?mode=ro") : openUnchanging(file);
    }

    /** A connection to a file that no program writes to, such as a backup. */
    public static Connection openUnchanging(Path file) throws SQLException {
        return connect(file, uri(file) + "?immutable=1");
    }

    private static String uri(Path file) {
        return "file:" + file.toUri().getRawPath();
    }

    private static Connection connect(Path file, String name) throws SQLException {
        NativeLibrary.load(file);
        // Not by the DriverManager, which loads the drivers of all engines.
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + name, DRIVER);
        try {
            reportProgress(connection);
            connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
    }

    /** Lifts the limit of a row to SQLite's own, for work that looks at the size of a row before it loads it. */
    public static void allowLargeRows(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_SQLITE_ROW_BYTES);
    }

    /** Makes the statements of a connection report progress to the threads that execute them. */
    private static void reportProgress(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, PROGRESS_INSTRUCTIONS, new ProgressHandler() {
            @Override
            protected int progress() {
                StatementProgress.report();
                return 0;
            }
        });
    }

    /** Why the file cannot be written to, as far as the file system shows: SQLite's own message does not say. */
    private static String obstacle(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return " (it is a link to a file whose folder does not exist, or to itself)";
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return " (the file is not writable)";
        }
        if (folder == null) {
            return "";
        }
        if (!Files.isWritable(folder)) {
            return " (the folder " + folder + " is not writable, and SQLite needs files beside the database)";
        }
        return isFull(folder) ? " (the disk of " + folder + " is full)" : "";
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < MIN_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(Connection connection, Exception cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
