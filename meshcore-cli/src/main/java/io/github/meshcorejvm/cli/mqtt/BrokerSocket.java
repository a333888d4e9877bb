package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.BrokerUri;
import io.github.meshcorejvm.cli.config.BrokerUri.Transport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;

/**
 * A connection to a broker, under Paho's protocol: TCP, TLS, WebSocket. Replaces Paho's own sockets, because those allocate as
 * much memory as the peer claims, refuse host names with an underscore, and cannot be closed while they wait.
 */
final class BrokerSocket implements NetworkModule {

    /** How long Paho may take to begin to send, on a busy machine. */
    private static final long MAX_START_SECONDS = 10;

    /** Some messages. */
    private static final int BUFFER = 1 << 16;

    private final BrokerUri broker;
    private final Optional<BrokerTls> tls;
    private final int timeoutMillis;
    private final FrameLimiter.Delivery delivery;
    private final IntConsumer received;
    private final Socket socket = new Socket();
    private volatile boolean started;
    /**
     * Paho waits in loops until its threads run, and for ever if one has already ended; when it begins to send, it has seen
     * them all.
     */
    private final CountDownLatch spoken = new CountDownLatch(1);

    /** Paho's threads, known from their first read and write on. */
    private volatile Optional<Thread> reader = Optional.empty();

    private volatile Optional<Thread> writer = Optional.empty();

    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private final AnswersDue answersDue = new AnswersDue();

    /**
     * A socket to a broker.
     *
     * @param delivery takes messages
     * @param received takes the number of bytes of each read
     */
    BrokerSocket(
            BrokerUri broker,
            Optional<BrokerTls> tls,
            Duration timeout,
            FrameLimiter.Delivery delivery,
            IntConsumer received) {
        this.delivery = delivery;
        this.received = received;
        this.broker = broker;
        this.tls = tls;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public void start() throws IOException {
        try {
            InetSocketAddress address = new InetSocketAddress(broker.host(), broker.port());
            if (address.isUnresolved()) {
                throw new IOException("unknown host name " + broker.host());
            }
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(address, timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            Socket stream = tls.isPresent() ? encrypted(tls.get()) : socket;
            in = new BufferedInputStream(new CountedInput(stream.getInputStream(), received), BUFFER);
            out = stream.getOutputStream();
            if (broker.transport() == Transport.WS || broker.transport() == Transport.WSS) {
                new WebSocketHandshake(broker).perform(in, out);
                WebSocketOutput frames = new WebSocketOutput(out);
                in = new WebSocketInput(in, frames);
                out = frames;
            }
            in = new LastingInput(new FrameLimiter(in, delivery));
            out = new SpeakingOutput(new JoinedAnswers(out, answersDue));
            socket.setSoTimeout(0);
            started = true;
        } catch (IOException | RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    private Socket encrypted(BrokerTls with) throws IOException {
        SSLSocket encrypted = (SSLSocket) with.sockets().createSocket(socket, broker.host(), broker.port(), true);
        if (with.verifiesHost()) {
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
        }
        encrypted.startHandshake();
        return encrypted;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    /** The acknowledgements that Paho will send. */
    AnswersDue answersDue() {
        return answersDue;
    }

    /** Whether the threads that read and write are alive; Paho does not report one that ended by an error. */
    boolean isServed() {
        return reader.map(Thread::isAlive).orElse(true)
                && writer.map(Thread::isAlive).orElse(true);
    }

    /** Waits until Paho has seen its threads run. */
    void settle() {
        if (started) {
            awaitSpoken();
        }
    }

    private void awaitSpoken() {
        try {
            spoken.await(MAX_START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection at once, whatever it is waiting for: closes the plain socket, so that no TLS close can block. */
    @Override
    public void stop() throws IOException {
        socket.close();
    }

    @Override
    public String getServerURI() {
        return broker.toServerUri();
    }

    /** Does not end before Paho can handle it. */
    private final class LastingInput extends PassingInput {

        LastingInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (reader.isEmpty()) {
                reader = Optional.of(Thread.currentThread());
            }
            boolean ended = true;
            try {
                int count = in.read(target, offset, length);
                ended = count < 0;
                return count;
            } catch (LinkageError missing) {
                // The jar was replaced, and a new connection does not help.
                throw missing;
            } catch (Error failure) {
                // Otherwise Paho's thread would end silently and the connection stay open.
                throw new IOException("internal error: " + failure, failure);
            } finally {
                if (ended) {
                    awaitSpoken();
                }
            }
        }
    }

    /** Notes when Paho begins to send. */
    private final class SpeakingOutput extends OutputStream {

        private final OutputStream to;

        SpeakingOutput(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int value) throws IOException {
            spoken.countDown();
            to.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (writer.isEmpty()) {
                writer = Optional.of(Thread.currentThread());
            }
            spoken.countDown();
            to.write(source, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
