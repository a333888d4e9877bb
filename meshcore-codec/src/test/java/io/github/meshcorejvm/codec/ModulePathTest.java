package io.github.meshcorejvm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module of someone else's compiles against the codec's and runs with nothing else on its path. */
class ModulePathTest {

    private static final String MODULE = "module consumer { requires io.github.meshcorejvm.codec; }";
    private static final String MAIN = """
            package consumer;
            import io.github.meshcorejvm.codec.*;
            import io.github.meshcorejvm.codec.payload.Ack;
            public class Main {
                public static void main(String[] args) throws PacketFormatException {
                    Packet packet = Packet.decode(Bytes.ofHex("0d00efbeadde"));
                    System.out.print(((Ack) packet.payload()).checksum() + " " + Packet.class.getModule().isNamed());
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void consumerNeedsOnlyTheCodec() throws Exception {
        assertThat(compile(MAIN)).isEmpty();
        String printed = JdkTool.run(
                "java",
                "--module-path",
                JdkTool.codec() + File.pathSeparator + folder.resolve("out"),
                "--module",
                "consumer/consumer.Main");
        assertThat(printed).isEqualTo("3735928559 true");
    }

    @Test
    void internalsAreNotForOthers() throws Exception {
        String nosy = MAIN.replace(
                "import io.github.meshcorejvm.codec.*;",
                "import io.github.meshcorejvm.codec.*;" + "import io.github.meshcorejvm.codec.internal.ByteReader;");
        assertThat(compile(nosy)).contains("io.github.meshcorejvm.codec.internal");
    }

    /** Compiles a consumer and gives the errors. */
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
                JdkTool.codec(),
                module.toString(),
                program.toString());
    }
}
