package io.github.meshcorejvm.cli.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Queries {@code /healthz} of another process. Uses the oldest HTTP client of the JDK, which loads fastest. */
public final class HealthProbe {

    private static final String PATH = "/healthz";
    private static final int MAX_PORT = 65_535;
    /** Reasons are a few lines; a longer answer is not from ingest. */
    private static final int MAX_BYTES = 64 * 1024;

    private final URI address;
    private final int timeoutMillis;

    public HealthProbe(URI address, int timeoutSeconds) {
        this.address = address;
        this.timeoutMillis = timeoutSeconds * 1000;
    }

    /** The answer, or why there is none. */
    public record Answer(boolean healthy, String text) {}

    /**
     * Parses the address {@code text}, which may lack the scheme and the path.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static URI address(String text) {
        URI given = URI.create(text.contains("://") ? text : "http://" + text);
        if (!Set.of("http", "https").contains(String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT))
                || given.getHost() == null
                || given.getPort() > MAX_PORT
                || given.getRawUserInfo() != null) {
            throw new IllegalArgumentException("no address of a web server");
        }
        String path = given.getRawPath();
        return path.isEmpty() || path.equals("/") ? given.resolve(PATH) : given;
    }

    /** Queries once, within its time limit. */
    public Answer ask() {
        // The limits of the connection are for each read: one byte now and then would keep it waiting for ever.
        FutureTask<Answer> asked = new FutureTask<>(this::query);
        Thread thread = new Thread(asked, "health-probe");
        thread.setDaemon(true);
        thread.start();
        try {
            return asked.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return late();
        } catch (ExecutionException failed) {
            return new Answer(false, "no answer from " + address + ": " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }

    private Answer query() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            int status = connection.getResponseCode();
            return switch (status) {
                case HttpURLConnection.HTTP_OK -> answered(read(connection.getInputStream()));
                case HttpURLConnection.HTTP_UNAVAILABLE -> new Answer(false, read(connection.getErrorStream()));
                case -1 -> new Answer(false, address + " is not a web server");
                default -> new Answer(false, address + " answered with HTTP status " + status);
            };
        } catch (SocketTimeoutException late) {
            return late();
        } catch (UnknownHostException unknown) {
            return new Answer(false, "no answer from " + address + ": unknown host name");
        } catch (IOException failed) {
            return new Answer(false, "no answer from " + address + ": " + failed.getMessage());
        }
    }

    private Answer late() {
        return new Answer(false, "no answer from " + address + " within " + timeoutMillis / 1000 + " s");
    }

    private Answer answered(String text) {
        return text.strip().equals("ok")
                ? new Answer(true, text)
                : new Answer(false, address + " is not the health page of meshcore ingest");
    }

    private static String read(@Nullable InputStream answer) throws IOException {
        if (answer == null) {
            return "";
        }
        try (answer) {
            return new String(answer.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }
}
