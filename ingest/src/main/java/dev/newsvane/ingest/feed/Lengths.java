package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How long a feed's texts may be, in characters. A character is three bytes at most, so an item fits a record, and so
/// does the largest page beside an item without its content. What is longer is left out: half an id is none.
final class Lengths {
    static final int CONTENT = 1024 * 1024;
    static final int SUMMARY = 256 * 1024;
    static final int NAME = 300;
    static final int NAMES = 100;

    /// Links, ids, dates, languages.
    static final int LINE = 4096;

    private Lengths() {}

    static FeedReading within(FeedReading reading) {
        return switch (reading) {
            case FeedRead(Feed feed) -> new FeedRead(within(feed));
            case IndexRead index -> index;
            case NotAFeed(FeedReading.Why why, String detail) -> new NotAFeed(why, upTo(NAME, detail));
        };
    }

    private static Feed within(Feed feed) {
        var repairs = repairs(feed.repairs());
        return new Feed(
                feed.dialect(),
                feed.charset(),
                feed.title(),
                kept(feed.link(), LINE, repairs),
                names(feed.authors(), repairs),
                kept(feed.language(), LINE, repairs),
                feed.ttl(),
                feed.entries().stream().map(Lengths::within).toList(),
                List.copyOf(repairs),
                feed.hub(),
                feed.self(),
                feed.skips());
    }

    private static Entry within(Entry entry) {
        var repairs = repairs(entry.repairs());
        return new Entry(
                kept(entry.link(), LINE, repairs),
                kept(entry.id(), LINE, repairs),
                entry.title(),
                names(entry.authors(), repairs),
                entry.published(),
                kept(entry.publishedRaw(), LINE, repairs),
                entry.confidence(),
                entry.updated(),
                kept(entry.updatedRaw(), LINE, repairs),
                kept(entry.summary(), SUMMARY, repairs),
                kept(entry.content(), CONTENT, repairs),
                kept(entry.language(), LINE, repairs),
                entry.enclosures(),
                extras(entry.extras()),
                List.copyOf(repairs));
    }

    private static Extras extras(Extras extras) {
        return new Extras(
                extras.categories().stream()
                        .limit(NAMES)
                        .map(name -> upTo(NAME, name))
                        .toList(),
                extras.image().filter(url -> url.length() <= LINE),
                extras.place(),
                extras.comments(),
                extras.repliesTo().filter(id -> id.length() <= LINE));
    }

    private static EnumSet<Repair> repairs(List<Repair> before) {
        var repairs = EnumSet.noneOf(Repair.class);
        repairs.addAll(before);
        return repairs;
    }

    private static List<String> names(List<String> names, Set<Repair> repairs) {
        if (names.size() > NAMES) {
            repairs.add(Repair.TEXT_LEFT_OUT);
        }
        return names.stream().limit(NAMES).map(name -> upTo(NAME, name)).toList();
    }

    private static Optional<String> kept(Optional<String> text, int most, Set<Repair> repairs) {
        var kept = text.filter(found -> found.length() <= most);
        if (kept.isEmpty() && text.isPresent()) {
            repairs.add(Repair.TEXT_LEFT_OUT);
        }
        return kept;
    }

    /// The text's beginning; no character is torn.
    static String upTo(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
