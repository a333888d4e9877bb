package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.meshcorejvm.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meshcore health} says, and its exit status, go by what the program at the address answers. */
class HealthCommandTest {

    static {
        // The JDK's server reads its limits once in a JVM, and MetricsServerTest may follow in this one.
        System.setProperty("sun.net.httpserver.maxReqTime", "2");
    }

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anIngestThatRunsIsHealthyAndOneThatHasEndedIsNot() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            HealthPage page = new HealthPage(station);
            try (MeshcoreProcess meshcore = station.ingest(folder.resolve("mesh.db"))) {
                assertThat(health(page.address())).isZero();
                assertThat(out.toString().strip()).isEqualTo("ok");
                assertThat(health(page.address().replace("http://", ""), "--quiet"))
                        .isZero();
                assertThat(out.toString().strip()).isEqualTo("ok");
                assertThat(health(page.address().replace("http:", "HTTP:"))).isZero();
                assertThat(meshcore.terminate()).isZero();
            }
            assertThat(health(page.address())).isEqualTo(1);
            assertThat(err.toString()).contains("no answer from " + page.address());
        }
    }

    @Test
    void reasonsAreShownWithoutControlCharacters() throws Exception {
        assertThat(answered(503, "source \u001b[31mred has been silent")).isEqualTo(1);
        assertThat(err.toString()).contains("red has been silent").doesNotContain("\u001b");
    }

    @Test
    void anAddressThatAnswersOtherwiseIsNoIngest() throws Exception {
        assertThat(answered(200, "<html>")).isEqualTo(1);
        assertThat(answered(404, "ok")).isEqualTo(1);
        assertThat(answered(302, "ok")).isEqualTo(1);
    }

    @Test
    void whoNeverAnswersIsNotWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(health("127.0.0.1:" + silent.getLocalPort(), "--timeout", "1"))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).contains("within 1 s");
    }

    /** Each byte comes within the limit of a read; all of them would take for ever. */
    @Test
    @Timeout(30)
    void whoAnswersForEverIsNotWaitedFor() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerForEver(slow));
            answering.start();
            assertThat(health("127.0.0.1:" + slow.getLocalPort(), "--timeout", "1"))
                    .isEqualTo(1);
            answering.interrupt();
            answering.join();
        }
        assertThat(err.toString()).contains("within 1 s");
    }

    private static void answerForEver(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Header: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write('x');
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException ended) {
            // The test is over.
        }
    }

    @Test
    void aHostWithoutAnAddressIsCalledUnknown() {
        assertThat(health("nosuch.invalid")).isEqualTo(1);
        assertThat(err.toString()).contains("no answer from http://nosuch.invalid/healthz: unknown host name");
    }

    @Test
    void anInvalidAddressIsWrongUsageAndNotShown() {
        for (String address :
                new String[] {"file:///etc/passwd", "http://me:secret@127.0.0.1:1", "secret:x", "", "http://h:99999"}) {
            assertThat(health(address)).as(address).isEqualTo(2);
        }
        assertThat(err.toString()).contains("http://HOST:PORT").doesNotContain("secret");
        assertThat(health("127.0.0.1:1", "--timeout", "0")).isEqualTo(2);
    }

    private int answered(int status, String text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/healthz", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            return health("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        } finally {
            server.stop(0);
        }
    }

    private int health(String address, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "health";
        arguments[1] = address;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
