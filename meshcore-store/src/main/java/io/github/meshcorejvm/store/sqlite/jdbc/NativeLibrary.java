package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads the native library of SQLite before the driver does, which only tries the temporary folder: that may be missing,
 * full, read-only or mounted noexec. The file is deleted once it is loaded, so that a killed program leaves none.
 */
public final class NativeLibrary {

    static final String PREFIX = "meshcore-sqlite-";

    static final String TEMPORARY = "org.sqlite.tmpdir";

    private static final String OWN_PATH = "org.sqlite.lib.path";

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads the library unless it is loaded.
     *
     * @param database the file to be opened; its folder is tried last
     * @throws StoreException if no folder allows unpacking and loading the library; names all that were tried
     */
    public static synchronized void load(Path database) {
        if (loaded) {
            return;
        }
        if (System.getProperty(OWN_PATH) == null && !mayBeLoadedByTheDriver()) {
            String name = LibraryLoaderUtil.getNativeLibName();
            // Asking for it makes the driver start a process, to find out on which system it is.
            String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
            if (SQLiteJDBCLoader.class.getResource(resource) != null) {
                unpack(resource, name, LibraryFolders.candidates(database));
            }
        }
        loaded = true;
    }

    /**
     * Whether the driver has already loaded the library, for example because the application opened another database: a second,
     * uninitialized copy would get some of the native calls and crash the JVM. On the module path, where the driver does not
     * show this, loading is left to the driver.
     */
    private static boolean mayBeLoadedByTheDriver() {
        try {
            Field extracted = SQLiteJDBCLoader.class.getDeclaredField("extracted");
            extracted.setAccessible(true);
            return extracted.getBoolean(null);
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return true;
        }
    }

    private static void unpack(String resource, String name, List<Path> folders) {
        List<String> refusals = new ArrayList<>();
        for (Path folder : folders) {
            Leftovers.delete(folder);
            try {
                unpack(resource, name, folder);
                return;
            } catch (IOException | UnsatisfiedLinkError e) {
                refusals.add(folder + " (" + reason(folder, e) + ")");
            }
        }
        throw new StoreException("cannot load the SQLite library, no folder to unpack it to and run it from: "
                + String.join(", ", refusals) + "; name another with -Dorg.sqlite.tmpdir=FOLDER in MESHCORE_JAVA_OPTS");
    }

    private static void unpack(String resource, String name, Path folder) throws IOException {
        if (LibraryFolders.isOurs(folder)) {
            Files.createDirectories(folder);
        }
        Path own = Files.createTempDirectory(folder, PREFIX);
        Path file = own.resolve(name);
        try {
            try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("no " + resource + " in the program");
                }
                Files.copy(in, file);
            }
            System.load(file.toAbsolutePath().toString());
            initializeDriver(own.toAbsolutePath().toString());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Leftovers.deleteFolder(own);
        }
    }

    /** The driver first cleans up its temporary folder, and logs a stack trace if that is missing, so set it to this one. */
    private static void initializeDriver(String own) throws Exception {
        String named = System.getProperty(TEMPORARY);
        System.setProperty(OWN_PATH, own);
        System.setProperty(TEMPORARY, own);
        try {
            SQLiteJDBCLoader.initialize();
        } finally {
            if (named == null) {
                System.clearProperty(TEMPORARY);
            } else {
                System.setProperty(TEMPORARY, named);
            }
        }
    }

    private static String reason(Path folder, Throwable failure) {
        if (failure instanceof UnsatisfiedLinkError) {
            String text = String.valueOf(failure.getMessage());
            return text.contains("failed to map segment") ? "mounted noexec" : text.substring(text.indexOf(": ") + 2);
        }
        if (!Files.exists(folder)) {
            return "missing";
        }
        if (!Files.isWritable(folder)) {
            return "not writable";
        }
        String text = String.valueOf(failure.getMessage());
        return text.substring(text.lastIndexOf(": ") < 0 ? 0 : text.lastIndexOf(": ") + 2);
    }
}
