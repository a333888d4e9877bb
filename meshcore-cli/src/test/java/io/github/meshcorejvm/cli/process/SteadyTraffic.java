package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Publishes the traffic of a mesh without a pause until it is told to end, and knows what a database must hold then. */
final class SteadyTraffic implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Publisher publisher;
    private final Thread thread = new Thread(this::publish, "traffic");
    private volatile boolean ending;
    private volatile long published;
    private volatile Optional<Exception> failure = Optional.empty();

    SteadyTraffic(Mosquitto broker) throws Exception {
        publisher = new Publisher(broker);
        thread.start();
    }

    private void publish() {
        try {
            MeshTraffic traffic = new MeshTraffic();
            while (!ending) {
                MeshTraffic.Message message = traffic.next();
                publisher.publish(message.topic(), message.body());
                published = published + 1;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (Exception e) {
            failure = Optional.of(e);
        }
    }

    /** How many messages so far. */
    long published() {
        return published;
    }

    /** Ends; returns how many messages the broker has taken. */
    long end() throws Exception {
        ending = true;
        thread.join();
        assertThat(failure).isEmpty();
        // Waits for what is not acknowledged yet.
        publisher.close();
        return published;
    }

    /** Compares what is counted with what was published. */
    static void assertCounts(ServerStation station, long messages) {
        long packets = (messages + MeshTraffic.COPIES - 1) / MeshTraffic.COPIES;
        assertThat(station.count("transmissions")).as("transmissions").isEqualTo(packets);
        assertThat(station.count("observations")).as("observations").isEqualTo(messages);
        assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                .as("packet_count")
                .isEqualTo(messages);
        assertThat(station.number("SELECT sum(advert_count) FROM nodes"))
                .as("advert_count")
                .isEqualTo((packets + MeshTraffic.ADVERT_EVERY - 1) / MeshTraffic.ADVERT_EVERY);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
