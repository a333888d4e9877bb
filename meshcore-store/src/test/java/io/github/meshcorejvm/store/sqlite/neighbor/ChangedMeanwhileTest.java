package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.neighbor.GraphBuild;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill finds the sender of an advert after an update has read the advert, and before it adds the edges. */
class ChangedMeanwhileTest {

    @TempDir
    private Path folder;

    @Test
    void theUpdateReadsTheBatchAgain() throws SQLException {
        Path file = folder.resolve("mesh.db");
        try (MeshFile mesh = new MeshFile(file)) {
            long observer = mesh.observer(NeighborFixture.OBSERVER);
            mesh.builder(NeighborOptions.DEFAULT).update();
            long advert = mesh.transmission(NeighborFixture.ADVERT, NeighborFixture.FLOOD, "", "{");
            mesh.observation(advert, observer, "rx", "[]", NeighborFixture.NOON);

            BuildReport report = NeighborDatabase.with(file, false, "test", database -> {
                EdgeStore<SQLException> edges = disturbed(new SqliteEdges(database), file, advert);
                return new GraphBuild<>(edges, NeighborOptions.DEFAULT, BatchSizes.DEFAULT, Optional.empty()).update();
            });
            assertThat(report.kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);
            assertThat(mesh.edges())
                    .isEqualTo(Map.of(
                            NeighborFixture.pair(NeighborFixture.SENDER, NeighborFixture.OBSERVER),
                            NeighborFixture.ONCE));
        }
    }

    /** The store, in whose file the sender appears after its first read of observations. */
    @SuppressWarnings("unchecked")
    private static EdgeStore<SQLException> disturbed(SqliteEdges edges, Path file, long advert) {
        AtomicInteger reads = new AtomicInteger();
        return (EdgeStore<SQLException>) Proxy.newProxyInstance(
                EdgeStore.class.getClassLoader(), new Class<?>[] {EdgeStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(edges, arguments);
                        if (method.getName().equals("scanning") && reads.incrementAndGet() == 1) {
                            setSender(file, advert);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void setSender(Path file, long advert) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                CountedEdges edges = new CountedEdges(connection)) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE transmissions SET from_pubkey = '" + NeighborFixture.SENDER + "'");
            edges.forgetObservationsOf(advert);
            connection.commit();
        }
    }
}
