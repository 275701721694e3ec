package dev.newsvane.alerts.share;

import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Stage;
import dev.newsvane.base.StreamsStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Match, of a share. From its start on, and again and again, it looks whether its watches have become others', and has
/// failed then.
public final class ShareStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(ShareStage.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final StreamsStage stage;
    private final Share share;
    private final PassedOver passedOver;
    private final Admin admin;
    private final Thread looking;
    private volatile Health division = new Health.Running();

    /// @param passedOver what the topology tells of queries that throw: while there are such, the stage ails
    public ShareStage(
            Cluster cluster, Share share, Topology topology, StreamsStage.Runner runner, PassedOver passedOver) {
        this.stage = new StreamsStage(share.stage(), topology, runner);
        this.share = share;
        this.passedOver = passedOver;
        this.admin = cluster.admin();
        this.looking = Thread.ofVirtual().name("division").unstarted(this::look);
    }

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public void start() {
        looking.start();
        stage.start();
    }

    @Override
    public Health health() {
        if (division instanceof Health.Failed) {
            return division;
        }
        return stage.health() instanceof Health.Running running
                ? passedOver.told().<Health>map(Health.Ailing::new).orElse(running)
                : stage.health();
    }

    private void look() {
        try {
            while (division instanceof Health.Running) {
                against().ifPresent(why -> division = new Health.Failed(why, false));
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was closed
        }
    }

    /// Where the cluster does not answer, the next look tells.
    private Optional<String> against() throws InterruptedException {
        try {
            return TakeOver.against(admin, share);
        } catch (ExecutionException e) {
            LOG.warn("{} does not see how the watches are divided, and looks again", share, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        looking.interrupt();
        stage.close();
        admin.close(Duration.ZERO);
    }
}
