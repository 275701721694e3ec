package dev.newsvane.ingest;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Stage;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.crawl.CrawlStage;
import dev.newsvane.ingest.frontier.Frontier;
import dev.newsvane.ingest.frontier.FrontierTopology;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.poll.PollStage;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.RecordedWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

/// The stages of ingest, at work.
record Running(Web web, PollStage poll, StreamsStage frontier, CrawlStage crawl) {
    static Running start(Cluster cluster, Channels channels, RecordedWeb recorded, Path state) {
        var web = new Web(recorded.settings("newsvane-test"));
        var polls = PollSettings.defaults();
        var crawls = new CrawlSettings(
                8,
                "newsvane",
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                2,
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Collections.nCopies(200, Duration.ofMillis(200)),
                10_000,
                10 * 1024 * 1024,
                Duration.ofSeconds(10),
                10,
                Duration.ofHours(1));
        var runner = new StreamsStage.Runner(cluster, state, "one", 1, Duration.ofMillis(50), (short) 1);
        var running = new Running(
                web,
                new PollStage(cluster, channels, web, polls, "one", InstantSource.system()),
                new StreamsStage("frontier", FrontierTopology.build(channels, Frontier.defaults()), runner),
                new CrawlStage(cluster, channels, web, crawls, "one", InstantSource.system()));
        running.stages().forEach(Stage::start);
        return running;
    }

    List<Stage> stages() {
        return List.of(poll, frontier, crawl);
    }

    void close() {
        stages().forEach(Stage::close);
        web.close();
    }
}
