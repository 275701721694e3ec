package dev.newsvane.bench;

import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.Visit;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.Press;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A whole system while its sites publish at a steady pace, every other article of which is watched.
final class Flowing implements AutoCloseable {
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    private final Ground ground;
    private final Pipeline pipeline;
    private final Press press;

    /// Starts it, and returns when the first articles are on their way.
    Flowing(Ground ground, Pipeline.Settings settings, Pipeline.Place place, Duration every) {
        this.ground = ground;
        this.pipeline = Pipeline.start(StageName.all(), settings, place);
        while (!pipeline.running() || !everyFeedRead()) {
            LockSupport.parkNanos(LOOK);
        }
        this.press = new Press(ground.burst(), every, place.clock());
    }

    /// What a source holds at the first visit is old news, and no alert.
    private boolean everyFeedRead() {
        return ground.burst().hosts().stream()
                .allMatch(host -> !ground.web().visits(host).isEmpty()
                        && ground.web().visits(host).stream()
                                .anyMatch(visit -> BurstWeb.feed(host).endsWith(visit.path())));
    }

    /// Publishes no more, and returns when everything published has been told.
    void settle() {
        press.close();
        while (ground.receiver().accepted().size() < ground.burst().watched().size()) {
            LockSupport.parkNanos(LOOK);
        }
    }

    /// From the last byte of a page that was served until its alert was verified, of what was published in between.
    Times between(Instant begin, Instant end) {
        var served = ground.web().visits().stream()
                .filter(visit -> visit.path().startsWith(BurstWeb.PAGES))
                .collect(Collectors.toMap(Visit::path, Visit::until, (first, again) -> first));
        Map<String, Instant> told = ground.receiver().accepted().stream()
                .collect(Collectors.toMap(Flowing::path, Receiver.Receipt::at, (first, again) -> first));
        return Times.of(ground.burst().watched().stream()
                .filter(article -> article.at().isAfter(begin) && article.at().isBefore(end))
                .map(article -> URI.create(article.url()).getPath())
                .map(path ->
                        Duration.between(served.getOrDefault(path, Instant.MAX), told.getOrDefault(path, Instant.MAX)))
                .toList());
    }

    private static String path(Receiver.Receipt receipt) {
        return URI.create(receipt.payload().at("/data/evidence/url").asString()).getPath();
    }

    @Override
    public void close() {
        press.close();
        pipeline.close();
    }
}
