package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.maintenance.MaintainedDatabase;
import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a hot standby connect to its brokers while no other ingest holds the lease of the database. Nothing changes while the
 * database does not answer: no other ingest can take over then, and received messages wait.
 */
final class StandbyTask implements MaintenanceTasks.MaintenanceTask {

    static final Duration PERIOD = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(StandbyTask.class);

    private final MaintainedDatabase database;
    private final BrokerGate gate;
    private boolean reported;

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
        if (gate.set(ours)) {
            LOG.info(ours ? "standby: connecting to the brokers" : "standby: another ingest took over, disconnected");
        } else if (!ours && !reported) {
            LOG.info("standby: another ingest is connected to the brokers, waiting until it ends");
        }
        reported = true;
    }
}
