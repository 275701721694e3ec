package dev.newsvane.app.replay;

import dev.newsvane.app.CommandedSystem;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Random pasts: articles of few words in few stories, live, of first polls, late and imported, edited and withdrawn,
/// whose stories merge and split; watches that change and end meanwhile.
record History(List<Article> articles, List<Watch> watches) {
    static final Instant BEGIN = Instant.parse("2026-01-10T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(100);

    private static final List<String> WORDS =
            List.of("quay", "harbour", "crane", "strike", "dock", "ferry", "rope", "tide");
    private static final List<String> QUERIES =
            List.of("quay", "crane AND strike", "ferry NOT rope", "title:tide", "2 of (dock, quay, crane)", "harb*");
    private static final List<Filter> FILTERS =
            List.of(Filter.ALL, Filter.ALL, new Filter(List.of("tag1"), List.of(), Filter.ALL.copies(), 0, 1000, true));
    private static final int STORIES = 12;

    static History random(long seed, int size) {
        var random = new Random(seed);
        var independent = new HashMap<String, Integer>();
        var articles = new ArrayList<Article>();
        for (var i = 0; i < size; i++) {
            var at = BEGIN.plus(LENGTH.multipliedBy(i).dividedBy(size));
            var earlier = i > 0 && random.nextInt(4) == 0;
            articles.add(earlier ? edited(random, one(random, articles), i, at) : article(random, i, at, independent));
        }
        var watches = new ArrayList<Watch>();
        for (var name : List.of("a", "b", "c", "d")) {
            for (var version = 1; version <= 1 + random.nextInt(3); version++) {
                var written =
                        BEGIN.plus(LENGTH.multipliedBy(random.nextInt(100)).dividedBy(100));
                var watch = watch(name, version, one(random, QUERIES), random.nextInt(6) == 0 && version > 1, written);
                watches.add(watch.only(one(random, FILTERS)).speaking(When.stories(1 + random.nextInt(3))));
            }
        }
        return new History(articles, watches);
    }

    /// Puts it where the system would have it.
    void record(CommandedSystem system) {
        var channels = system.channels();
        try (var sender = new Sender(system.cluster(), "test")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            watches.forEach(watch -> sent.add(
                    sender.send(channels.watches(), watch.name() + "@" + watch.version(), watch, watch.written())));
            sent.forEach(Sender::await);
        }
        record(system, articles);
    }

    static void record(CommandedSystem system, List<Article> articles) {
        try (var sender = new Sender(system.cluster(), "test")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            articles.forEach(article ->
                    sent.add(sender.send(system.channels().articles(), article.key(), article, article.fetched())));
            sent.forEach(Sender::await);
        }
    }

    static Watch watch(String name, int version, String query, boolean removed, Instant written) {
        return Watch.of(name, query, "cli").growing(List.of(2, 4)).as(version, removed, written);
    }

    private static Article article(Random random, int number, Instant at, Map<String, Integer> independent) {
        var story = "story" + random.nextInt(STORIES);
        var publishers = independent.merge(story, random.nextInt(2), Integer::sum);
        var merged = random.nextBoolean();
        var neighbour = "story" + (merged ? random.nextInt(STORIES) : STORIES + number);
        var turns = random.nextInt(15) == 0 && !neighbour.equals(story)
                ? List.of(new Turn(
                        merged ? StoryKind.MERGED : StoryKind.SPLIT,
                        neighbour,
                        story,
                        random.ints(4, 0, number + 1)
                                .mapToObj(moved -> Ids.of(url(moved)))
                                .toList()))
                : List.<Turn>of();
        var imported = random.nextInt(4) == 0;
        var age = random.nextInt(5) == 0 ? Duration.ofDays(random.nextInt(40)) : Duration.ofMinutes(random.nextInt(30));
        return article(
                number,
                words(random, 3),
                words(random, 12),
                imported ? Lanes.history("past") : Lanes.LIVE,
                random.nextInt(10) == 0,
                at.minus(age),
                at,
                new Placement(
                        story, false, 1, Optional.empty(), publishers + 1, publishers, 0, Optional.empty(), at, turns));
    }

    static Article article(
            int number,
            String title,
            String text,
            String lane,
            boolean quiet,
            Instant event,
            Instant at,
            Placement placement) {
        return Article.of(url(number), "outlet" + number % 7 + ".example", title, text, at)
                .with(draft -> {
                    draft.source = "source" + number % 2;
                    draft.published = Optional.of(event);
                    draft.words = 12;
                    draft.lane = lane;
                    draft.quiet = quiet;
                    draft.event = event;
                    draft.tags = List.of("tag" + number % 2);
                })
                .placed(false, placement);
    }

    /// A later revision, where the article is now: with other words, or withdrawn.
    private static Article edited(Random random, Article article, int revision, Instant at) {
        return random.nextBoolean()
                ? revised(article, "withdrawn", article.title(), "", at, true)
                : revised(article, "r" + revision, words(random, 3), words(random, 12), at, false);
    }

    private static Article revised(
            Article article, String revision, String title, String text, Instant at, boolean withdrawn) {
        var place = article.placement().orElseThrow();
        return article.with(draft -> {
                    draft.revision = revision;
                    draft.title = title;
                    draft.text = text;
                    draft.withdrawn = withdrawn;
                    draft.fetched = at;
                })
                .placed(
                        true,
                        new Placement(
                                place.story(),
                                false,
                                1,
                                Optional.empty(),
                                place.articles(),
                                place.independent(),
                                0,
                                Optional.empty(),
                                at,
                                List.of()));
    }

    private static String url(int number) {
        return "https://www.outlet" + number % 7 + ".example/" + number;
    }

    private static String words(Random random, int count) {
        var words = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            words.add(random.nextInt(3) == 0 ? one(random, WORDS) : "word" + random.nextInt(50));
        }
        return String.join(" ", words);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
