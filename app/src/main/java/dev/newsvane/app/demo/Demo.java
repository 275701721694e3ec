package dev.newsvane.app.demo;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.Quiet;
import dev.newsvane.app.run.StageName;
import dev.newsvane.app.run.Stop;
import dev.newsvane.base.Json;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.Newsroom;
import dev.newsvane.testkit.OpenNewsroom;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Verdict;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The main job: every stage on a real broker, fed by the recorded newsroom over real HTTP, its alerts delivered to a
/// receiver that verifies them; told as it happens, and held against what the newsroom expects.
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Terminal terminal;
    private final Options options;
    private final InstantSource clock = InstantSource.system();
    private final Narrator narrator;
    private final Ledger ledger = new Ledger();
    private final AtomicReference<Optional<Duration>> firstAlert = new AtomicReference<>(Optional.empty());

    /// How the demo is to run.
    ///
    /// @param newsroom which recorded newsroom
    /// @param json one line of numbers on standard output, the story on standard error
    /// @param keep leave everything running at the end
    /// @param began when the program was started
    public record Options(String newsroom, boolean json, boolean keep, Instant began) {}

    public Demo(Terminal terminal, Options options) {
        this.terminal = terminal;
        this.options = options;
        var colours = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && System.getenv("NO_COLOR") == null;
        this.narrator = new Narrator(options.json() ? terminal.err() : terminal.out(), colours, this::elapsed);
    }

    /// Runs the demo in a folder of its own.
    ///
    /// @return the exit code: done, or unmet where an expectation was
    public int run(Path folder) {
        var newsroom = Newsroom.load(options.newsroom());
        narrator.heading("Newsvane's demo: %d fictional outlets, recorded, served on this machine. Nothing leaves it."
                .formatted(newsroom.outlets().size()));
        try (var stop = new Stop();
                var broker = EmbeddedBroker.start(folder.resolve("broker"));
                var web = RecordedWeb.start(clock);
                var receiver = Receiver.start(DemoConfig.SECRET, clock, this::received)) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), Located.PARTITIONS, (short) 1, clock.instant());
            var outlets = newsroom.serve(web, clock);
            outlets.open(0);
            Apply.to(broker.cluster(), channels, DemoConfig.config(newsroom, receiver.url()), clock.instant());
            var place = new Pipeline.Place(
                    broker.cluster(), channels, folder.resolve("state"), "demo", 1, (short) 1, clock, Share.WHOLE);
            try (var pipeline =
                            Pipeline.start(StageName.all(), DemoConfig.settings(web.settings("newsvane-demo")), place);
                    var _ = Tape.start(broker.cluster(), channels, narrator, ledger);
                    var quiet = new Quiet(broker.cluster(), channels)) {
                var over = tell(outlets, newsroom, pipeline, quiet, stop);
                var code = over ? summary(newsroom) : Exit.FAILED;
                if (over && options.keep()) {
                    keep(broker, stop);
                }
                return code;
            }
        }
    }

    /// Opens one wave after the other, each when nothing of the last is on its way any more.
    private boolean tell(OpenNewsroom outlets, Newsroom newsroom, Pipeline pipeline, Quiet quiet, Stop stop) {
        narrator.heading("Wave 0: what stands there at the first poll, undated or hours old. As for any user, it alerts"
                + " nobody.");
        var last = newsroom.waves() - 1;
        for (var wave = 0; wave <= last; wave++) {
            if (wave > 0) {
                narrator.heading("Wave %d of %d is published.".formatted(wave, last));
                outlets.open(wave);
            }
            var deadline = clock.instant().plus(PATIENCE);
            while (!quiet.since(outlets.openings().getLast())) {
                if (stop.within(LOOK)) {
                    return false;
                }
                if (clock.instant().isAfter(deadline)) {
                    narrator.say("stuck", "not quiet after " + PATIENCE.toSeconds() + " s: " + pipeline.health());
                    return false;
                }
            }
        }
        return true;
    }

    private void received(Receiver.Receipt receipt) {
        if (receipt.accepted()) {
            firstAlert.compareAndSet(Optional.empty(), Optional.of(elapsed()));
        }
    }

    private int summary(Newsroom newsroom) {
        var verdicts = newsroom.expectations().check(ledger.outcome());
        var failed = verdicts.stream().filter(verdict -> !verdict.met()).toList();
        var counts = ledger.counts();
        var seconds = elapsed();
        narrator.heading("The newsroom is quiet.");
        narrator.say(
                "summary",
                String.join(
                        ", ",
                        Plural.of(newsroom.outlets().size(), "source"),
                        Plural.of(counts.items(), "item"),
                        Plural.of(counts.pages(), "page"),
                        Plural.of(counts.articles(), "article") + " (" + Plural.of(counts.copies(), "copy")
                                + " among them)"));
        narrator.say(
                "",
                String.join(
                        ", ",
                        Plural.of(counts.stories(), "story"),
                        Plural.of(counts.alerts(), "alert") + " raised",
                        Plural.of(counts.deliveries(), "delivery") + " (raised and grown)",
                        Plural.of(counts.rejects(), "reject")));
        narrator.say("", "first alert verified %.1f s after the start".formatted(inSeconds(firstAlert())));
        failed.forEach(verdict -> narrator.whole("UNMET", verdict.name() + ": " + verdict.detail()));
        narrator.say("expected", "%d met, %d unmet".formatted(verdicts.size() - failed.size(), failed.size()));
        if (options.json()) {
            terminal.out().println(json(newsroom, counts, verdicts, failed.size(), seconds));
        }
        return failed.isEmpty() ? Exit.DONE : Exit.UNMET;
    }

    private String json(Newsroom newsroom, Ledger.Counts counts, List<Verdict> verdicts, int failed, Duration seconds) {
        var line = Json.object()
                .put("sources", newsroom.outlets().size())
                .put("items", counts.items())
                .put("pages", counts.pages())
                .put("articles", counts.articles())
                .put("copies", counts.copies())
                .put("stories", counts.stories())
                .put("alerts", counts.alerts())
                .put("deliveries", counts.deliveries())
                .put("rejects", counts.rejects())
                .put("first_alert_seconds", inSeconds(firstAlert()))
                .put("seconds", inSeconds(seconds));
        line.putObject("expectations").put("met", verdicts.size() - failed).put("failed", failed);
        return Json.text(line);
    }

    private void keep(EmbeddedBroker broker, Stop stop) {
        narrator.say("kept", "Kafka at " + broker.cluster().bootstrap() + "; Ctrl-C stops.");
        while (!stop.within(Duration.ofSeconds(1))) {
            // the stages and the newsroom go on
        }
    }

    private Duration firstAlert() {
        return firstAlert.get().orElse(Duration.ZERO);
    }

    private Duration elapsed() {
        return Duration.between(options.began(), clock.instant());
    }

    private static double inSeconds(Duration duration) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9));
    }
}
