package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.alerts.share.ShareStage;
import dev.newsvane.base.Log;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A real broker with the channels of match, and shares of it.
final class MatchCluster implements AutoCloseable {
    static final Share FIRST = new Share(1, 2);
    static final Share SECOND = new Share(2, 2);

    final TestBroker broker = TestBroker.start();
    final Channels channels = Channels.of(broker.cluster());
    final Sender sender = new Sender(broker.cluster(), "test");

    MatchCluster() {
        channels.create(broker.cluster(), 2, (short) 1, T0);
    }

    /// A share that may begin, and has.
    ShareStage started(Share share) {
        assertThat(takeOver(share)).isEmpty();
        return stage(share);
    }

    /// A share that has begun, whether it may or not.
    ShareStage stage(Share share) {
        return stage(share, new PassedOver());
    }

    ShareStage stage(Share share, PassedOver passedOver) {
        var runner = new StreamsStage.Runner(
                broker.cluster(),
                broker.scratch(share.stage()),
                "test-" + share.stage(),
                1,
                Duration.ofMillis(50),
                (short) 1);
        var topology = AlertTopology.build(channels, AlertSettings.DEFAULT, share, passedOver);
        var stage = new ShareStage(broker.cluster(), share, topology, runner, passedOver);
        stage.start();
        return stage;
    }

    /// Why it may not begin.
    Optional<String> takeOver(Share share) {
        return AlertTopology.takeOver(broker.cluster(), channels, (short) 1).by(share);
    }

    void send(Watch watch) {
        Sender.await(sender.send(channels.watches(), watch.name() + '@' + watch.version(), watch, watch.written()));
    }

    void send(Article article) {
        Sender.await(sender.send(channels.articles(), article.key(), article, article.fetched()));
    }

    /// All that was ever said, in its order.
    List<Alert> said() {
        var said = new ArrayList<Alert>();
        try (var log = new Log<>(broker.cluster(), channels.alerts(), Instant.EPOCH)) {
            log.forEachRemaining(seen -> seen.value().ifPresent(said::add));
        }
        return said;
    }

    @Override
    public void close() {
        sender.close();
        broker.close();
    }
}
