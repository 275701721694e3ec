package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.Import;
import dev.newsvane.base.Ids;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.enrich.story.Arrival;
import dev.newsvane.enrich.story.Board;
import dev.newsvane.enrich.story.Decision;
import dev.newsvane.schemas.Article;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What it takes to place an article, by the processor time of one thread. First among so many open ones, made up as
/// [Events] says: search, decision, merges and splits, indexes, the oldest forgotten, and what they take of the heap;
/// without texts. Then the same of real articles with their texts, which are cut into words, compared with those that
/// they may be copies of, and kept in memory.
public final class Placing {
    private static final int MEASURED = 20_000;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration TEN_YEARS = Duration.ofDays(3660);

    private Placing() {}

    /// Measures, and prints a line a window.
    ///
    /// @param arguments sizes of the window, in articles
    public static void main(String... arguments) {
        var sizes = arguments.length == 0 ? new String[] {"100000", "1000000"} : arguments;
        Stream.of(sizes).mapToInt(Integer::parseInt).forEach(Placing::measure);
        texts();
    }

    /// Twice: the first time warms up.
    private static void texts() {
        var articles = Events.lines()
                .flatMap(line -> article(line).stream())
                .sorted(Comparator.comparing(Article::event))
                .toList();
        var settings = new EnrichSettings(
                TEN_YEARS, articles.size(), EnrichSettings.defaults().likeness(), Optional.empty());
        for (var round = 0; round < 2; round++) {
            var placer = Placer.inMemory(settings);
            var begun = processorTime();
            articles.forEach(article -> placer.place(article, NOW));
            System.out.printf(
                    "%,d real articles, all of them open, with their texts: %,.0f placed a second%n",
                    articles.size(), articles.size() / (processorTime() - begun));
        }
    }

    private static Optional<Article> article(String line) {
        try {
            var page = Import.page("bench", line.getBytes(UTF_8), NOW);
            return Extract.article(page, page.id(), 0, 0) instanceof Extracted(Article article)
                    ? Optional.of(article)
                    : Optional.empty();
        } catch (ArticleLine.Wrong e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static double processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static void measure(int size) {
        var settings = EnrichSettings.defaults();
        var events = new Events(size, settings.window());
        var board = new Board(settings.likeness());
        var before = Memory.live();
        for (var i = 0; i < size; i++) {
            var told = events.next();
            var story = Ids.of("event", String.valueOf(told.event()));
            var decision = new Decision(story, !board.isOpen(story), 1, Optional.empty(), Optional.empty());
            board.settle(told.arrival(), decision, List.of());
        }
        var held = Memory.live() - before;
        var arrivals = IntStream.range(0, MEASURED)
                .mapToObj(i -> events.next().arrival())
                .toList();
        var changes = 0;
        var founded = 0;
        var begun = processorTime();
        for (var arrival : arrivals) {
            var placed = place(board, settings, arrival, size);
            changes += placed.changes();
            founded += placed.founded() ? 1 : 0;
        }
        var seconds = processorTime() - begun;
        System.out.printf(
                "%,d open articles: %,.0f placed a second, %.0f bytes of heap for each; %.2f new stories and %.3f"
                        + " merges and splits an article%n",
                size,
                MEASURED / seconds,
                held * 1024 * 1024 / size,
                (double) founded / MEASURED,
                (double) changes / MEASURED);
    }

    private record Step(boolean founded, int changes) {}

    private static Step place(Board board, EnrichSettings settings, Arrival arrival, int most) {
        var article = arrival.article();
        var window = board.window();
        for (var old = window.outdated(article.fetched(), settings.window(), most);
                old.isPresent();
                old = window.outdated(article.fetched(), settings.window(), most)) {
            board.remove(old.get());
        }
        var near = window.nearest(arrival.words(), article.event(), settings.window());
        window.alike(arrival.fingerprint(), article.site(), article.event(), settings.window());
        var decision = Decision.of(arrival, List.of(), near, settings.likeness());
        return new Step(
                decision.founded(),
                board.settle(arrival, decision, near).changes().size());
    }
}
