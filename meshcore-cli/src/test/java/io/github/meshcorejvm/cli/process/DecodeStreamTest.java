package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** `decode` in a pipe that stays open, and one that brings more than fits into its heap. */
class DecodeStreamTest {

    private static final String PACKET =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";
    /** {@code -Dmeshcore.decode.megabytes=2048} for the long version. */
    private static final int MEGABYTES = Integer.getInteger("meshcore.decode.megabytes", 64);

    private Process process;
    private BufferedReader out;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "decode",
                        "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void end() {
        process.destroyForcibly().onExit().join();
    }

    private void send(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private String nextLine() throws Exception {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                line.complete(out.readLine());
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return line.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aPacketIsShownWhileThePipeStaysOpen() throws Exception {
        send(PACKET + "\n");
        assertThat(nextLine()).contains("Alice: Hi all");
        send("meshcore/SEA/AB/packets {\"raw\": \"" + PACKET + "\", \"SNR\": 3}\n");
        assertThat(nextLine()).contains("Alice: Hi all").contains("\"snr\":3");
        // May be the begin of a dump or of wrapped hex, and is shown all the same when nothing follows.
        send("00000000: 2e00 81                                  ...\n");
        assertThat(nextLine()).contains("\"raw\":\"2E0081\"");
        send("12:00:01 - 20/11/2026 U RAW: " + PACKET + "\n");
        assertThat(nextLine()).contains("Alice: Hi all");
        send("12:00:01 DEBUG state={idle, queue=3\n" + PACKET + "\n");
        assertThat(nextLine()).contains("Alice: Hi all");
        send("12:00:01 DEBUG state={1, /*\n" + PACKET + "\n");
        assertThat(nextLine()).contains("Alice: Hi all");
        send("1102ab\n");
        assertThat(nextLine()).contains("\"error\"");
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void moreThanTheHeapHoldsIsDecoded() throws Exception {
        String line =
                "meshcore/SEA/AB/packets {\"origin\": \"" + "x".repeat(900) + "\", \"raw\": \"" + PACKET + "\"}\n";
        int lines = (int) ((long) MEGABYTES * 1024 * 1024 / line.length());
        Thread sender = new Thread(() -> {
            try (OutputStream in = process.getOutputStream()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < lines; i++) {
                    in.write(bytes);
                }
            } catch (IOException ended) {
                // The count of lines tells.
            }
        });
        sender.start();
        int read = 0;
        while (out.readLine() != null) {
            read++;
        }
        assertThat(read).isEqualTo(lines);
        assertThat(process.waitFor()).isZero();
    }
}
