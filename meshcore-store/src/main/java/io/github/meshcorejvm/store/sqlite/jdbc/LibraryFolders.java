package io.github.meshcorejvm.store.sqlite.jdbc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Where the native library of SQLite may be unpacked. */
final class LibraryFolders {

    private static final String OURS = "meshcore";

    private LibraryFolders() {}

    /** Whether {@code folder} is the one in the user's cache, which is created if missing. */
    static boolean isOurs(Path folder) {
        return folder.endsWith(OURS);
    }

    /**
     * The folders to try in turn: only the one that the user has set, or else the temporary folder, the user's cache, and the
     * folder of the database.
     */
    static List<Path> candidates(Path database) {
        String named = System.getProperty(NativeLibrary.TEMPORARY);
        if (named != null) {
            return List.of(Path.of(named));
        }
        LinkedHashSet<Path> folders = new LinkedHashSet<>();
        folders.add(Path.of(System.getProperty("java.io.tmpdir")));
        String cache = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home", "");
        if (cache != null && Path.of(cache).isAbsolute()) {
            folders.add(Path.of(cache, OURS));
        } else if (Path.of(home).isAbsolute()) {
            // For a user without a home this is "?" or "/nonexistent".
            folders.add(Path.of(home, ".cache", OURS));
        }
        Path folder = database.toAbsolutePath().getParent();
        if (folder != null) {
            folders.add(folder);
        }
        return new ArrayList<>(folders);
    }
}
