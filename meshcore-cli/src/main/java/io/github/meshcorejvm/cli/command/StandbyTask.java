package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.maintenance.MaintainedDatabase;
import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a hot standby connect to its brokers while no other ingest holds the lease of the database. Nothing changes while the
 * database does not answer: no other ingest can take over then, and received messages wait. Who takes over waits until
 * the predecessor, if it still runs, has noticed that it lost the lease and has disconnected: what both receive counts twice.
 */
final class StandbyTask implements MaintenanceTasks.MaintenanceTask {

    static final Duration PERIOD = Duration.ofSeconds(1);

    /** The predecessor learns of the loss at once, disconnects at its next run of this task, and may be slow. */
    private static final Duration HAND_OVER = PERIOD.multipliedBy(3);

    private static final Logger LOG = LoggerFactory.getLogger(StandbyTask.class);

    private final MaintainedDatabase database;
    private final BrokerGate gate;
    private boolean reported;
    private boolean wasOurs;
    private boolean hasPredecessor;
    /** When this process got the lease from its predecessor. */
    private long takenNanos;

    StandbyTask(MaintainedDatabase database, BrokerGate gate) {
        this.database = database;
        this.gate = gate;
    }

    @Override
    public void run() throws InterruptedException {
        boolean ours;
        try {
            ours = database.isOurTurn();
        } catch (StoreException away) {
            LOG.debug("standby: {}", away.getMessage());
            return;
        }
        if (ours && isHandingOver()) {
            return;
        }
        hasPredecessor = !ours;
        wasOurs = ours;
        if (gate.set(ours)) {
            LOG.info(ours ? "standby: connecting to the brokers" : "standby: another ingest took over, disconnected");
        } else if (!ours && !reported) {
            LOG.info("standby: another ingest is connected to the brokers, waiting until it ends");
        }
        reported = true;
    }

    private boolean isHandingOver() {
        if (!wasOurs) {
            wasOurs = true;
            takenNanos = System.nanoTime();
        }
        return hasPredecessor && System.nanoTime() - takenNanos < HAND_OVER.toNanos();
    }
}
