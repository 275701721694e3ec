package dev.newsvane.app.run;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.AlertTopology;
import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.DeliverStage;
import dev.newsvane.alerts.deliver.MailServer;
import dev.newsvane.alerts.deliver.Ways;
import dev.newsvane.alerts.deliver.shape.Payload;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.alerts.share.ShareStage;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.api.Api;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Stage;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Web;
import dev.newsvane.console.HealthRoute;
import dev.newsvane.console.HttpRoom;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.console.Links;
import dev.newsvane.console.exit.Exits;
import dev.newsvane.console.exit.Shelf;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.EnrichTopology;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.crawl.CrawlStage;
import dev.newsvane.ingest.frontier.Frontier;
import dev.newsvane.ingest.frontier.FrontierTopology;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.poll.PollStage;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Channels;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The object graph of the running system: who reads [#stage] has read the program's shape.
public final class Pipeline implements AutoCloseable {
    private final List<Stage> stages;
    private final Web web;
    private final Optional<HttpRoom> http;
    private final Line line = new Line();

    /// What every stage may be told.
    ///
    /// @param web how to go out
    /// @param http where to answer; absent: nowhere, and no server is made
    /// @param mail where e-mails are handed in; absent: none are sent
    /// @param commit how long a transaction of a topology stays open: latency against throughput
    public record Settings(
            Web.Settings web,
            Optional<HttpSettings> http,
            PollSettings poll,
            WebSub websub,
            Frontier frontier,
            CrawlSettings crawl,
            EnrichSettings enrich,
            AlertSettings alerts,
            DeliverSettings deliver,
            Optional<MailServer> mail,
            Duration commit) {
        /// Latency first: five hops of a transaction each.
        private static final Duration COMMIT = Duration.ofMillis(50);

        /// What a configuration says.
        public static Settings of(Config config) {
            return new Settings(
                    config.fetch().web(),
                    config.http(),
                    config.poll(),
                    config.websub(),
                    config.frontier(),
                    config.crawl(),
                    config.enrich(),
                    config.match(),
                    config.deliver(),
                    config.mail(),
                    COMMIT);
        }

        /// The same on another web.
        public Settings with(Web.Settings other) {
            return new Settings(other, http, poll, websub, frontier, crawl, enrich, alerts, deliver, mail, commit);
        }

        /// The same, which answers by HTTP and asks hubs to push.
        public Settings with(HttpSettings listening, WebSub pushed) {
            return new Settings(
                    web, Optional.of(listening), poll, pushed, frontier, crawl, enrich, alerts, deliver, mail, commit);
        }

        /// The same with other manners.
        public Settings with(CrawlSettings other) {
            return new Settings(web, http, poll, websub, frontier, other, enrich, alerts, deliver, mail, commit);
        }
    }

    /// Where the stages run, and as whom.
    ///
    /// @param state folder of the topologies' local state
    /// @param instance this process's lasting name
    /// @param threads how many tasks of a topology work at once
    /// @param replication copies of internal topics
    /// @param share of the watches, for match
    public record Place(
            Cluster cluster,
            Channels channels,
            Path state,
            String instance,
            int threads,
            short replication,
            InstantSource clock,
            Share share) {}

    private Pipeline(Set<StageName> names, Settings settings, Place place) {
        this.web = new Web(settings.web());
        var shelf = settings.http()
                .filter(HttpSettings::exits)
                .map(_ -> new Shelf(place.cluster(), place.channels(), place.instance()));
        this.stages = Stream.concat(names.stream().sorted().map(name -> stage(name, settings, place)), shelf.stream())
                .toList();
        this.http = settings.http()
                .map(http -> answering(
                        http,
                        shelf.stream()
                                .flatMap(alerts -> Stream.concat(
                                        new Exits(alerts, new Links(http.url()), Payload::json, place.clock())
                                                .routes().stream(),
                                        api(http, settings, place).routes().stream()))));
    }

    /// Starts the stages and returns at once; [#health] tells when they are up.
    public static Pipeline start(Set<StageName> names, Settings settings, Place place) {
        var pipeline = new Pipeline(names, settings, place);
        pipeline.stages.forEach(Stage::start);
        return pipeline;
    }

    private static Api api(HttpSettings http, Settings settings, Place place) {
        return Api.of(
                Located.running(place.cluster(), place.channels()),
                new Api.Rules(settings.enrich(), settings.mail().isPresent(), settings.deliver()),
                http,
                place.clock());
    }

    private HttpRoom answering(HttpSettings settings, Stream<Route> exits) {
        var hubs = stages.stream().filter(PollStage.class::isInstance).map(PollStage.class::cast);
        var ours = Stream.concat(Stream.of(HealthRoute.of(this::health)), hubs.flatMap(poll -> poll.route().stream()));
        try {
            return HttpRoom.open(settings, Stream.concat(ours, exits).toList());
        } catch (UncheckedIOException e) {
            web.close();
            throw new UserMistake(
                    e.getMessage() + "; right would be an address of this machine and a free port in" + " http.listen");
        }
    }

    private Stage stage(StageName name, Settings settings, Place at) {
        var channels = at.channels();
        return switch (name) {
            case POLL ->
                new PollStage(
                        at.cluster(),
                        channels,
                        web,
                        settings.poll(),
                        settings.websub(),
                        at.instance(),
                        at.clock(),
                        line);
            case FRONTIER ->
                new StreamsStage(
                        "frontier", FrontierTopology.build(channels, settings.frontier()), runner(at, settings, 1));
            case CRAWL ->
                new CrawlStage(at.cluster(), channels, web, settings.crawl(), at.instance(), at.clock(), line);
            case ENRICH ->
                new StreamsStage(
                        "enrich",
                        EnrichTopology.build(channels, settings.enrich()),
                        runner(at, settings, at.threads()));
            case MATCH -> {
                var passedOver = new PassedOver();
                yield new ShareStage(
                        at.cluster(),
                        at.share(),
                        AlertTopology.build(channels, settings.alerts(), at.share(), passedOver),
                        runner(at, settings, 1),
                        passedOver);
            }
            case DELIVER ->
                new DeliverStage(
                        at.cluster(),
                        channels,
                        new Ways(web, settings.mail()),
                        settings.deliver(),
                        at.instance(),
                        at.clock());
        };
    }

    private static StreamsStage.Runner runner(Place at, Settings settings, int threads) {
        return new StreamsStage.Runner(
                at.cluster(), at.state(), at.instance(), threads, settings.commit(), at.replication());
    }

    /// How each stage is, in the order of the picture.
    public Map<String, Health> health() {
        var health = new LinkedHashMap<String, Health>();
        stages.forEach(stage -> health.put(stage.name(), stage.health()));
        return health;
    }

    /// Whether every stage is up.
    public boolean running() {
        return stages.stream().map(Stage::health).allMatch(Health.Running.class::isInstance);
    }

    /// Stops from the sources downwards: nothing new comes in while the rest finishes what it holds.
    @Override
    public void close() {
        http.ifPresent(HttpRoom::close);
        stages.forEach(Stage::close);
        web.close();
    }
}
