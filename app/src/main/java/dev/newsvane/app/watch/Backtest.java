package dev.newsvane.app.watch;

import dev.newsvane.app.replay.Past;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Watches asked what they would have said in a part of the kept past, as they are now throughout. What was imported
/// counts when it happened; it would have been kept, and paged nobody.
public final class Backtest implements Past.Listener {
    /// So many stories are told.
    static final int TOP = 10;

    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final Map<String, Story> stories = new HashMap<>();
    private String lane = Lanes.LIVE;

    private Backtest() {}

    /// What a watch would have said.
    ///
    /// @param paging alerts that would have paged
    /// @param kept alerts that would have been kept and paged nobody: of imports, of a source's first poll, too old
    /// @param raised stories that it would have spoken of
    /// @param grown alerts at the growth of such a story
    /// @param corrected corrections of alerts
    /// @param spiked alerts when more came in than was likely
    /// @param silent alerts when nothing came in
    /// @param days in UTC, those without an alert left out
    /// @param stories with the most independent publishers, at most ten
    public record Report(
            String watch,
            Instant since,
            Instant until,
            int paging,
            int kept,
            int raised,
            int grown,
            int corrected,
            int spiked,
            int silent,
            List<Day> days,
            List<Story> stories,
            Cost cost) {}

    /// How often on one day.
    public record Day(LocalDate day, int paging, int kept) {}

    /// A story that a watch would have spoken of.
    ///
    /// @param at when it would have spoken first
    /// @param publishers independent ones, by the end of the range
    /// @param articles by the end of the range
    /// @param url of the article at which it would have spoken
    /// @param lane `live`, or `history:NAME` of an import
    public record Story(
            String story, String headline, Instant at, int publishers, int articles, String url, String lane) {
        Story grown(Article article) {
            return article.placement()
                    .map(now -> new Story(story, headline, at, now.independent(), now.articles(), url, lane))
                    .orElse(this);
        }
    }

    /// What the answer took, for all watches together.
    ///
    /// @param articles read in the range
    /// @param before articles of before it, for what had been said by then
    /// @param indexed so many of both came from the index of the past, and were not read
    public record Cost(long articles, long before, long indexed, double seconds) {}

    private static final class Counts {
        private int paging;
        private int kept;
        private int raised;
        private int grown;
        private int corrected;
        private int spiked;
        private int silent;
        private final Map<LocalDate, Day> days = new TreeMap<>();
        private final Map<String, Boolean> stories = new LinkedHashMap<>();

        void count(Alert alert, Instant at) {
            var pages = alert.pages() ? 1 : 0;
            paging += pages;
            kept += 1 - pages;
            raised += alert.kind() == AlertKind.RAISED ? 1 : 0;
            grown += alert.kind() == AlertKind.GROWN ? 1 : 0;
            corrected += alert.kind() == AlertKind.CORRECTED ? 1 : 0;
            spiked += alert.kind() == AlertKind.SPIKED ? 1 : 0;
            silent += alert.kind() == AlertKind.SILENT ? 1 : 0;
            stories.put(alert.story(), true);
            var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            days.merge(
                    day, new Day(day, pages, 1 - pages), (a, b) -> new Day(day, a.paging + b.paging, a.kept + b.kept));
        }
    }

    /// Asks watches, all in one go.
    ///
    /// @param clock for what it costs
    /// @return a report of each, in their order
    public static List<Report> of(Past past, Past.Range range, List<Watch> watches, InstantSource clock) {
        var began = clock.instant();
        var test = new Backtest();
        watches.forEach(watch -> test.counts.put(watch.name(), new Counts()));
        var always = watches.stream()
                .map(watch -> watch.as(watch.version(), false, Instant.EPOCH))
                .toList();
        var gone = past.through(range, always, test);
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        var cost = new Cost(gone.range(), gone.before(), gone.indexed(), seconds);
        return test.counts.entrySet().stream()
                .map(entry -> test.report(entry.getKey(), entry.getValue(), range, cost))
                .toList();
    }

    @Override
    public void article(Article article, Instant at) {
        lane = article.lane();
        article.placement()
                .ifPresent(
                        placement -> stories.computeIfPresent(placement.story(), (_, story) -> story.grown(article)));
    }

    @Override
    public void alert(Alert alert, Instant when, Instant at) {
        counts.computeIfAbsent(alert.watch(), _ -> new Counts()).count(alert, when);
        stories.computeIfAbsent(
                alert.story(),
                story -> new Story(
                        story,
                        alert.headline(),
                        when,
                        alert.independent(),
                        alert.articles(),
                        alert.evidence().url(),
                        alert.tally().isPresent() ? Lanes.LIVE : lane));
    }

    private Report report(String watch, Counts of, Past.Range range, Cost cost) {
        var top = of.stories.keySet().stream()
                .map(stories::get)
                .sorted(Comparator.comparingInt(Story::publishers)
                        .reversed()
                        .thenComparing(Story::at)
                        .thenComparing(Story::story))
                .limit(TOP)
                .toList();
        return new Report(
                watch,
                range.from(),
                range.to(),
                of.paging,
                of.kept,
                of.raised,
                of.grown,
                of.corrected,
                of.spiked,
                of.silent,
                List.copyOf(of.days.values()),
                top,
                cost);
    }
}
