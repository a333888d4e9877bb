package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes received messages to a recording that can be replayed, on a separate thread: a slow disk costs lines of the recording,
 * never messages. A file over the size limit becomes {@code FILE.1}, and so on up to the number to keep. Safe for use by
 * multiple threads.
 */
public final class MessageRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRecorder.class);
    private static final int MAX_WAITING = 10_000;
    private static final long MAX_WAITING_BYTES = 8 << 20;
    private static final long RETRY_MILLIS = 1_000;

    private final Path file;
    private final long maxBytes;
    private final int keep;
    private final BlockingQueue<InboundMessage> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final LongAdder skipped = new LongAdder();
    private final Thread thread = new Thread(this::run, "recorder");
    private volatile boolean closing;
    /** Taken out of the queue but not yet in the file. This and the following fields are for the writing thread. */
    private @Nullable InboundMessage unwritten;

    private volatile boolean failing;

    /** Appends to {@code file}; {@code maxBytes} 0 = no limit. */
    public MessageRecorder(Path file, long maxBytes, int keep) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keep = keep;
        thread.setDaemon(true);
    }

    public void start() throws IOException {
        open().close();
        thread.start();
    }

    public void record(InboundMessage message) {
        if (waitingBytes.get() > MAX_WAITING_BYTES || !waiting.offer(message)) {
            skipped.increment();
        } else {
            waitingBytes.addAndGet(message.payload().size());
        }
    }

    /** Lines lost because the disk was too slow, or failed. */
    public long skipped() {
        return skipped.sum();
    }

    /** Whether its thread is running or not yet started. */
    public boolean isAlive() {
        return thread.isAlive() || thread.getState() == Thread.State.NEW;
    }

    /** Whether the last write to the file failed. */
    public boolean isFailing() {
        return failing;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(2_000);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (skipped() > 0) {
            LOG.warn("{} messages are missing in recording {}", skipped(), file);
        }
    }

    private void run() {
        try {
            while (!closing || unwritten != null || !waiting.isEmpty()) {
                if (!write() && closing) {
                    break;
                }
            }
        } catch (InterruptedException abandoned) {
            // The rest is lost.
        }
        skipped.add(waiting.size() + (unwritten == null ? 0 : 1));
    }

    /** Writes for a while; returns false after a failure and a pause. */
    private boolean write() throws InterruptedException {
        try {
            try (OutputStream out = open()) {
                fill(out);
            }
            rotate();
            return true;
        } catch (IOException failure) {
            if (!failing) {
                LOG.warn("recording to {} failed, retrying: {}", file, failure.toString());
            }
            failing = true;
            Thread.sleep(RETRY_MILLIS);
            return false;
        }
    }

    /** Opens the file for appending, and ends a line that was cut off by a full disk or a power cut. */
    private OutputStream open() throws IOException {
        boolean cut = false;
        if (Files.isRegularFile(file)) {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer last = ByteBuffer.allocate(1);
                cut = channel.size() > 0 && channel.position(channel.size() - 1).read(last) == 1 && last.get(0) != '\n';
            }
        }
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (cut) {
            out.write('\n');
        }
        return out;
    }

    /** Writes until the file is full, or no message comes for a moment. */
    private void fill(OutputStream out) throws IOException, InterruptedException {
        long size = Files.size(file);
        while (maxBytes == 0 || size < maxBytes) {
            if (unwritten == null) {
                unwritten = waiting.poll(200, TimeUnit.MILLISECONDS);
            }
            InboundMessage message = unwritten;
            if (message == null) {
                return;
            }
            byte[] line = line(message).getBytes(StandardCharsets.UTF_8);
            out.write(line);
            size += line.length;
            unwritten = null;
            waitingBytes.addAndGet(-message.payload().size());
            if (failing) {
                LOG.info("recording to {} resumed, {} messages missing so far", file, skipped());
                failing = false;
            }
        }
    }

    private void rotate() throws IOException {
        if (maxBytes == 0 || Files.size(file) < maxBytes) {
            return;
        }
        int free = 1;
        while (free < keep && Files.exists(numbered(free))) {
            free++;
        }
        for (int n = free - 1; n >= 1; n--) {
            Files.move(numbered(n), numbered(n + 1), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }

    public static String line(InboundMessage message) {
        JsonObject line = new JsonObject();
        line.addProperty("topic", message.topic());
        byte[] payload = message.payload().toByteArray();
        try {
            line.addProperty(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
        } catch (CharacterCodingException binary) {
            line.addProperty("payload_b64", Base64.getEncoder().encodeToString(payload));
        }
        line.addProperty("receivedAt", message.receivedAt().toString());
        line.addProperty("retain", message.retained());
        line.addProperty("source", message.source());
        message.topicProblem().ifPresent(problem -> line.addProperty("topicProblem", problem.label()));
        return line + "\n";
    }
}
