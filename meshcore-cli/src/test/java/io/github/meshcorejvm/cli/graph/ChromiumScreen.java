package io.github.meshcorejvm.cli.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running browser whose page scripts can ask and operate, by Chromium's debugging protocol. */
final class ChromiumScreen implements AutoCloseable {

    private static final long SECONDS = 30;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int sent;

    ChromiumScreen(Process process, Path profile) throws Exception {
        this.process = process;
        try {
            this.socket = client.newWebSocketBuilder()
                    .buildAsync(debugger(profile), new Answers())
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception | AssertionError failure) {
            all(process).forEach(ProcessHandle::destroyForcibly);
            throw failure;
        }
    }

    private static List<ProcessHandle> all(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Loads a page on a screen of that size, {@code ratio} of its pixels to one of the page. */
    void show(Path page, int width, int height, int ratio) throws Exception {
        call("Page.navigate", "{\"url\":\"about:blank\"}");
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":" + ratio + ",\"mobile\":"
                        + (width < 500) + "}");
        call("Page.navigate", "{\"url\":\"" + page.toUri() + "\"}");
        await("document.documentElement && document.documentElement.dataset.ready === 'true'");
    }

    private URI debugger(Path profile) throws Exception {
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end && (Files.notExists(port) || Files.size(port) == 0)) {
            Thread.sleep(20);
        }
        HttpRequest list = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json"))
                .build();
        while (System.nanoTime() < end) {
            String pages =
                    client.send(list, HttpResponse.BodyHandlers.ofString()).body();
            for (JsonElement each : JsonParser.parseString(pages).getAsJsonArray()) {
                JsonObject target = each.getAsJsonObject();
                if (target.get("type").getAsString().equals("page")) {
                    return URI.create(target.get("webSocketDebuggerUrl").getAsString());
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Chromium shows no page");
    }

    /** The value of an expression, or of the promise that it is. */
    JsonElement eval(String expression) throws Exception {
        JsonObject asked = new JsonObject();
        asked.addProperty("expression", expression);
        asked.addProperty("returnByValue", true);
        asked.addProperty("awaitPromise", true);
        JsonObject result = call("Runtime.evaluate", asked.toString());
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? new JsonObject() : value;
    }

    String text(String expression) throws Exception {
        return eval(expression).getAsString();
    }

    void await(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!text("String(!!(" + condition + "))").equals("true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SECONDS + " s: " + condition);
            }
            Thread.sleep(20);
        }
    }

    private JsonObject call(String method, String parameters) throws Exception {
        int id = ++sent;
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(SECONDS, TimeUnit.SECONDS);
        for (JsonObject answer = next(method); ; answer = next(method)) {
            if (answer.has("id") && answer.get("id").getAsInt() == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer.get("error"));
                }
                return answer.getAsJsonObject("result");
            }
        }
    }

    private JsonObject next(String method) throws InterruptedException {
        JsonObject answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer to " + method);
        }
        return answer;
    }

    /** Ended by its own command, it leaves nothing behind. */
    @Override
    public void close() {
        List<ProcessHandle> all = all(process);
        try {
            socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
            for (ProcessHandle each : all) {
                each.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
            }
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            socket.abort();
        }
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                answers.add(JsonParser.parseString(parts.toString()).getAsJsonObject());
                parts.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
