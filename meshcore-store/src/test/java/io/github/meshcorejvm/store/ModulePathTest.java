package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.testing.JdkTool;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/** A module of someone else's opens a store with the store's declared dependencies, and nothing else, on its module path. */
class ModulePathTest {

    private static final String MODULE = "module consumer { requires io.github.meshcorejvm.store; }";
    private static final String MAIN = """
            package consumer;
            import io.github.meshcorejvm.store.*;
            import java.nio.file.Path;
            public class Main {
                public static void main(String[] args) {
                    try (MeshStore store = MeshStore.open(Path.of(args[0]), StoreOptions.DEFAULT)) {
                        System.out.print(store.totals().transmissions() + " " + store.getClass().getModule());
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aConsumerOpensAStore() throws Exception {
        assertThat(compile(MAIN)).isEmpty();
        String printed = JdkTool.run(
                "java",
                "--module-path",
                path() + File.pathSeparator + folder.resolve("out"),
                "--module",
                "consumer/consumer.Main",
                folder.resolve("mesh.db").toString());
        assertThat(printed).contains("0 module io.github.meshcorejvm.store").doesNotContain("Exception");
    }

    @Test
    void theEngineIsNotExported() throws Exception {
        String engine = MAIN.replace(
                "import java.nio.file.Path;",
                "import java.nio.file.Path; import io.github.meshcorejvm.store.sqlite.SqliteStore;");
        assertThat(compile(engine)).contains("io.github.meshcorejvm.store.sqlite");
    }

    /** Compiles a consumer and returns the errors. */
    private String compile(String main) throws Exception {
        Path source = Files.createDirectories(folder.resolve("src"));
        Path module = Files.writeString(source.resolve("module-info.java"), MODULE);
        Path program = Files.writeString(
                Files.createDirectories(source.resolve("consumer")).resolve("Main.java"), main);
        return JdkTool.run(
                "javac",
                "-proc:none",
                "-d",
                folder.resolve("out").toString(),
                "--module-path",
                path(),
                module.toString(),
                program.toString());
    }

    private static String path() {
        return Stream.of(MeshStore.class, Packet.class, Gson.class, LoggerFactory.class, SQLiteJDBCLoader.class)
                .map(JdkTool::location)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
