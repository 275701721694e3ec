package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.Repair;
import dev.newsvane.ingest.feed.SitemapIndex;
import dev.newsvane.ingest.feed.SitemapIndex.Listed;
import dev.newsvane.ingest.poll.Reading.Brought;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import dev.newsvane.schemas.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One visit to a tree of sitemaps, or to a sitemap that is too large to be known by its entries: which part to ask
/// next, and what the answers brought. It asks nobody itself.
final class Walk {
    /// Requests of one visit, beside the tree's root.
    static final int MOST = 12;

    /// Items of one visit.
    static final int ITEMS = 1_000;

    private static final int LISTED = 50_000;

    /// Parts that are remembered.
    static final int LINES = 1_000;

    private static final int HASHES = 100_000;
    private static final int DEEPEST = 2;

    /// Publishers' dates may be late by so much: entries of these days are known one by one.
    private static final Duration WINDOW = Duration.ofDays(3);

    private final Visit visit;
    private final Optional<Instant> first;
    private final Known known;
    private final Map<String, Part> parts;
    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Item> fresh = new LinkedHashMap<>();
    private final Deque<Listed> chosen = new ArrayDeque<>();
    private boolean unchosen = true;
    private int room = MOST;
    private int shown;
    private int again;
    private int left;
    private boolean cut;

    private Walk(Visit visit) {
        this.visit = visit;
        this.first = visit.before().first();
        this.known = new Known(visit.before().known());
        this.parts = Part.read(visit.before().parts());
    }

    /// A visit to a tree, whose root has answered.
    static Walk of(Visit visit, Got root, SitemapIndex index) {
        var walk = new Walk(visit);
        walk.asked.add(root.url().toString());
        walk.list(index, root.url().toString(), 0);
        return walk;
    }

    /// What a large sitemap brought that stands alone.
    static Brought alone(Visit visit, Got got, Feed feed) {
        var walk = new Walk(visit);
        var url = got.url().toString();
        walk.listed.put(url, new Listed(url, Optional.empty(), Optional.empty()));
        walk.parts.putIfAbsent(url, Part.unread(url));
        walk.read(walk.part(url), "", got, feed);
        return walk.brought();
    }

    /// What to ask now; empty where the visit is over.
    Optional<Part> next() {
        if (unchosen) {
            var left = listed.values().stream()
                    .filter(each -> !asked.contains(each.url()))
                    .toList();
            chosen.clear();
            chosen.addAll(Choice.of(left, parts, first, visit.now(), room));
            unchosen = false;
        }
        return Optional.ofNullable(room == 0 ? null : chosen.poll()).map(each -> part(each.url()));
    }

    /// Takes the answer of a part. One that wants to be left alone ends the visit; what could not be read is
    /// asked again at the next.
    void take(Part part, Answer answer) {
        asked.add(part.url());
        room--;
        var listing = Optional.ofNullable(listed.get(part.url()))
                .flatMap(Listed::modified)
                .orElse("");
        switch (answer) {
            case Got got when got.status() == 304 -> parts.put(part.url(), part.unchanged(listing, visit.now()));
            case Got got when got.succeeded() -> taken(part, listing, got);
            case Got got -> {
                failed(part);
                room = got.status() == 429 || got.status() == 503 ? 0 : room;
            }
            case Answer.Silence _ -> failed(part);
        }
    }

    /// One that came after the first visit stays unknown until it was read: it is all new then.
    private void failed(Part part) {
        parts.computeIfPresent(part.url(), (_, there) -> there.asked(visit.now()));
    }

    private void taken(Part part, String listing, Got got) {
        switch (FeedReader.read(got.body(), got.header("content-type"), got.url())) {
            case FeedRead(Feed feed) -> read(part, listing, got, feed);
            case IndexRead(SitemapIndex index) -> {
                list(
                        index,
                        part.url(),
                        Optional.ofNullable(depths.get(part.url())).orElse(0) + 1);
                parts.put(part.url(), part.asked(visit.now())); // never read to its end: what it lists is
            }
            case NotAFeed _ -> failed(part);
        }
    }

    /// Only what lies on the same site, each once, no deeper than is usual.
    private void list(SitemapIndex index, String from, int depth) {
        var site = site(from);
        unchosen = true;
        cut |= index.repairs().contains(Repair.ENTRIES_LEFT_OUT);
        if (depth >= DEEPEST) {
            return;
        }
        for (var each : index.sitemaps()) {
            if (listed.size() < LISTED
                    && !asked.contains(each.url())
                    && site(each.url()).equals(site)) {
                if (listed.putIfAbsent(each.url(), each) == null) {
                    depths.put(each.url(), depth);
                    if (first.isEmpty() && parts.size() < LINES) {
                        parts.putIfAbsent(each.url(), Part.unread(each.url()));
                    }
                }
            }
        }
    }

    private static Optional<String> site(String url) {
        return CanonicalUrl.of(url).map(CanonicalUrl::host).map(Sites::of);
    }

    private Part part(String url) {
        return Optional.ofNullable(parts.get(url)).orElseGet(() -> Part.unread(url));
    }

    /// What an entry is called in a part's memory, beside the entry itself.
    private record Named(Entry entry, String url) {
        Optional<Instant> dated() {
            return Entries.dated(entry);
        }
    }

    /// The newest come first. What there is no room for stays unknown, and is new at the next visit again; at the first
    /// one it is history.
    private void read(Part part, String listing, Got got, Feed feed) {
        cut |= feed.repairs().contains(Repair.ENTRIES_LEFT_OUT);
        var entries = Reading.promising(feed).stream()
                .flatMap(entry -> entry.link().flatMap(CanonicalUrl::of).map(url -> new Named(entry, url)).stream())
                .toList();
        var news = entries.stream()
                .filter(entry -> !isKnown(part, entry))
                .sorted(Comparator.comparing(
                        (Named entry) -> entry.dated().orElse(Instant.EPOCH), Comparator.reverseOrder()))
                .toList();
        var items = Entries.items(
                visit.source(), feed.with(news.stream().map(Named::entry).toList()), Reading.quiet(visit), visit.now());
        var later = new HashSet<Named>();
        for (var i = 0; i < news.size(); i++) {
            var item = items.get(i);
            if (known.holds(item) || fresh.containsKey(item.id())) {
                continue;
            }
            if (fresh.size() < ITEMS) {
                fresh.put(item.id(), item);
            } else if (first.isPresent()) {
                later.add(news.get(i));
            }
        }
        left += later.size();
        var since = since(part, entries, later);
        var window = entries.stream()
                .filter(entry -> entry.dated().map(at -> !at.isBefore(since)).orElse(true))
                .toList();
        shown += window.size();
        again += (int) window.stream().filter(entry -> isKnown(part, entry)).count();
        parts.put(
                part.url(),
                new Part(
                        part.url(),
                        later.isEmpty() ? listing : "",
                        visit.now(),
                        news.isEmpty() ? part.brought() : visit.now(),
                        later.isEmpty() ? Memory.validator(got, "etag") : Optional.empty(),
                        later.isEmpty() ? Memory.validator(got, "last-modified") : Optional.empty(),
                        Optional.of(since),
                        UrlDigest.of(window.stream()
                                .filter(entry -> !later.contains(entry))
                                .map(Named::url)
                                .toList())));
    }

    /// What was there when the tree was first visited is history, but for what was dated lately; a part that came later
    /// is all new.
    private boolean isKnown(Part part, Named entry) {
        if (part.since().isPresent()) {
            return entry.dated().map(at -> at.isBefore(part.since().get())).orElse(false)
                    || part.seen().holds(entry.url());
        }
        var cameLater = first.isPresent() && !parts.containsKey(part.url()) && listed.size() <= LINES;
        var from = first.map(at -> at.minus(visit.settings().quietAge()))
                .orElseGet(() -> visit.now().minus(Choice.LATELY));
        return !cameLater && entry.dated().map(at -> at.isBefore(from)).orElse(true);
    }

    /// Entries dated before this are known by their date, once the part was read.
    private Instant since(Part part, List<Named> entries, Set<Named> later) {
        var newest = entries.stream()
                .flatMap(entry -> entry.dated().stream())
                .filter(at -> !at.isAfter(visit.now()))
                .max(Comparator.naturalOrder())
                .map(at -> at.minus(WINDOW))
                .orElse(Instant.EPOCH);
        var since = part.since().filter(before -> before.isAfter(newest)).orElse(newest);
        return later.stream()
                .flatMap(entry -> entry.dated().stream())
                .min(Comparator.naturalOrder())
                .filter(oldest -> oldest.isBefore(since))
                .orElse(since);
    }

    /// What the visit brought, and what is remembered of its parts.
    Brought brought() {
        var items = List.copyOf(fresh.values());
        var overlap =
                Optional.of(shown).filter(all -> all > 0 && first.isPresent()).map(all -> (double) again / all);
        var window = Math.max(shown, items.size() + 1); // what a tree shows is never all new: nothing went by unseen
        var seen = new Memory.Seen(
                window, items.size(), items.size(), overlap, Optional.empty(), Optional.empty(), known.with(items));
        var kept = kept();
        var lines = kept.stream().map(Part::line).toList();
        return Brought.of(seen, items, lines, left > 0, notes(kept));
    }

    private List<String> notes(List<Part> kept) {
        var notes = new ArrayList<String>();
        if (left > 0) {
            notes.add("%d entries wait for later visits: each takes %d, the newest first".formatted(left, ITEMS));
        }
        if (cut) {
            notes.add("a sitemap holds more than %d entries: those beyond are never seen".formatted(LISTED));
        }
        var forgotten = listed.keySet().stream().filter(url -> part(url).read()).count()
                - kept.stream().filter(Part::read).count();
        if (forgotten > 0) {
            notes.add(("%d of its sitemaps are more than is remembered of one source:"
                            + " what is new in them and has no date is not seen")
                    .formatted(forgotten));
        }
        return List.copyOf(notes);
    }

    /// Of the parts that are still listed; those first that were asked last.
    private List<Part> kept() {
        var all = new ArrayList<Part>();
        var hashes = 0;
        var latest = parts.values().stream()
                .filter(part -> listed.containsKey(part.url()))
                .sorted(Comparator.comparing(Part::asked, Comparator.reverseOrder()))
                .limit(LINES)
                .toList();
        for (var part : latest) {
            hashes += part.seen().size();
            all.add(hashes <= HASHES ? part : Part.unread(part.url()));
        }
        return List.copyOf(all);
    }
}
