package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// `articles` and `coverage` are two logs, and nobody knows which of them is read first: whatever the
/// order, the same is said of spikes and silence, over random histories with off-times, several
/// instances, late articles and restarts.
class FlowOrderTest {
    private static final int DAYS = 14;
    private static final Watch WATCH = Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
            .speaking(new When(0, Optional.of(new Spike(5)), Optional.of(Duration.ofHours(9))));

    /// A record and when it was read.
    private record Read(Instant at, Record value) {}

    @Test
    void theOrderInWhichTheLogsAreReadChangesNothing() {
        var seed = Long.getLong("newsvane.seed", 20261126L);
        var said = new TreeMap<AlertKind, Integer>(Map.of(AlertKind.SPIKED, 0, AlertKind.SILENT, 0));
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 3); round++) {
            var random = new Random(seed + round);
            var coverage = coverage(random);
            var articles = articles(random);
            var replayed = through(articles, coverage, Article::fetched, Optional.empty());
            // live: an article stands in the log up to 50 s after it was placed
            var lags = random.ints(articles.size(), 0, 50).boxed().toList();
            var live = through(
                    articles,
                    coverage,
                    article -> placed(article).plusSeconds(lags.get(articles.indexOf(article))),
                    Optional.of(random));
            assertThat(live).as("seed %d", seed + round).isEqualTo(replayed);
            // after a stop of hours both logs are there, and articles are read as soon as their time allows
            var behind =
                    through(articles, coverage, article -> article.fetched().minusSeconds(30), Optional.empty());
            assertThat(behind).as("seed %d", seed + round).isEqualTo(replayed);
            assertThat(replayed).extracting(Alert::event).doesNotHaveDuplicates();
            replayed.forEach(alert -> said.merge(alert.kind(), 1, Integer::sum));
        }
        assertThat(said)
                .as("alerts compared")
                .allSatisfy((kind, times) -> assertThat(times).as(kind.name()).isPositive());
    }

    private static Instant placed(Article article) {
        return article.placement().orElseThrow().placed();
    }

    private interface Reading {
        Instant read(Article article);
    }

    /// What is said where the logs are read in this order.
    ///
    /// @param restarts now and then
    private static List<Alert> through(
            List<Article> articles, List<Coverage> coverage, Reading reading, Optional<Random> restarts) {
        var all = new ArrayList<Read>();
        coverage.forEach(time -> all.add(new Read(time.now(), time)));
        var last = Instant.EPOCH;
        for (var article : articles) {
            // a log is read in its order
            var at = reading.read(article);
            last = at.isAfter(last) ? at : last;
            all.add(new Read(last, article));
        }
        all.sort(Comparator.comparing(Read::at));
        var memory = Memory.inMaps();
        var alerts = new ArrayList<Alert>();
        var matching = new Matching(memory, AlertSettings.DEFAULT);
        matching.watch(WATCH);
        for (var read : all) {
            if (restarts.filter(random -> random.nextInt(500) == 0).isPresent()) {
                matching.close();
                matching = new Matching(memory, AlertSettings.DEFAULT);
            }
            switch (read.value) {
                case Article article -> alerts.addAll(matching.article(article, articles.indexOf(article), T0));
                case Coverage time -> alerts.addAll(matching.coverage(time, T0));
                default -> throw new IllegalStateException("nothing else is read");
            }
        }
        matching.close();
        return alerts;
    }

    /// Two instances, each every ten to forty seconds; times in which both are off, or see nothing.
    private static List<Coverage> coverage(Random random) {
        var said = new ArrayList<Coverage>();
        for (var instance : List.of("a", "b")) {
            for (var at = T0;
                    at.isBefore(T0.plus(Duration.ofDays(DAYS)));
                    at = at.plusSeconds(10 + random.nextInt(30))) {
                said.add(new Coverage(instance, at, at, 4, 0, random.nextInt(200) == 0 ? 3 : 0));
            }
        }
        for (var i = 0; i < 4; i++) {
            var from = T0.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
            var to = from.plus(Duration.ofMinutes(random.nextInt(600)));
            said.removeIf(one -> one.now().isAfter(from) && one.now().isBefore(to));
        }
        said.sort(Comparator.comparing(Coverage::now));
        return said;
    }

    /// One in two hours, with bursts now and then; each placed up to some minutes after it was fetched.
    private static List<Article> articles(Random random) {
        var moments = new ArrayList<Instant>();
        for (var at = T0; at.isBefore(T0.plus(Duration.ofDays(DAYS))); at = at.plusSeconds(random.nextInt(40_000))) {
            moments.add(at);
        }
        for (var burst = 0; burst < 8; burst++) {
            var begin = T0.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
            for (var i = 0; i < 15; i++) {
                moments.add(begin.plusSeconds(random.nextInt(1800)));
            }
        }
        moments.sort(null);
        var articles = new ArrayList<Article>();
        for (var i = 0; i < moments.size(); i++) {
            var at = Duration.between(T0, moments.get(i));
            var fetched = at.minusSeconds(random.nextInt(100));
            articles.add(Articles.of("Llama " + i, "")
                    .id("a" + i)
                    .in("s" + i, 1)
                    .placed(at)
                    .fetched(fetched)
                    .article());
        }
        return articles;
    }
}
