package dev.newsvane.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;

/// Made-up pages that give the spine something to decide: events that several outlets report in words of their own,
/// copies, and later revisions; fetched over more days than stories stay open.
final class Reports {
    private static final Instant BEGIN = Instant.parse("2026-01-05T06:00:00Z");
    private static final Duration OVER = Duration.ofDays(30);
    private static final int OUTLETS = 12;
    private static final int AT_ONCE = 25;
    private static final int EVENT_WORDS = 60;
    private static final int COMMON_WORDS = 400;
    private static final int SENTENCES = 14;
    private static final int WORDS = 11;
    private static final String[] SYLLABLES =
            "ba be bi do du da fe fi ga ge ka ke ki lo la me mi no na po pa ra ri so sa te ti vo va zu".split(" ", -1);

    private final Random random;
    private final List<String> common;

    private Reports(long seed) {
        random = new Random(seed);
        common = words(COMMON_WORDS, 2);
    }

    /// What is told of an event.
    private record Told(String url, List<String> paragraphs) {}

    /// So many pages in the order in which they are fetched, and a last one of an outlet of its own.
    static List<Page> of(int many, long seed) {
        return new Reports(seed).pages(many);
    }

    private List<Page> pages(int many) {
        var events = new ArrayList<>(
                IntStream.range(0, AT_ONCE).mapToObj(_ -> words(EVENT_WORDS, 3)).toList());
        var told = new ArrayList<Told>();
        var pages = new ArrayList<Page>();
        for (var i = 0; i < many; i++) {
            if (random.nextInt(8) == 0) {
                events.set(random.nextInt(AT_ONCE), words(EVENT_WORDS, 3));
            }
            var next = next(i, events.get(random.nextInt(AT_ONCE)), told);
            told.add(next);
            pages.add(page(next, BEGIN.plus(OVER.multipliedBy(i).dividedBy(many))));
        }
        var last = new Told("https://last.example/", List.of(sentence(common), sentence(common), sentence(common)));
        pages.add(page(last, BEGIN.plus(OVER)));
        return pages;
    }

    /// Of ten one repeats another outlet's, one is a later revision, and the rest are reports of their own.
    private Told next(int number, List<String> event, List<Told> told) {
        var url = "https://outlet%02d.example/%d".formatted(random.nextInt(OUTLETS), number);
        var lately = told.subList(Math.max(0, told.size() - 50), told.size());
        var before = lately.isEmpty() ? new Told(url, List.of()) : lately.get(random.nextInt(lately.size()));
        return switch (lately.isEmpty() ? 9 : random.nextInt(10)) {
            case 0 -> new Told(url, with(before.paragraphs(), "Reporting by the agency; editing by the desk"));
            case 1 -> new Told(before.url(), with(before.paragraphs(), sentence(event)));
            default ->
                new Told(
                        url,
                        IntStream.range(0, SENTENCES)
                                .mapToObj(_ -> sentence(event))
                                .toList());
        };
    }

    private static List<String> with(List<String> paragraphs, String more) {
        var all = new ArrayList<>(paragraphs);
        all.add(more);
        return all;
    }

    /// Every other word is one of the event's.
    private String sentence(List<String> event) {
        var line = IntStream.range(0, WORDS)
                .mapToObj(at -> at % 2 == 0 ? one(event) : one(common))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".";
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private List<String> words(int many, int syllables) {
        return IntStream.range(0, many)
                .mapToObj(_ -> IntStream.range(0, syllables)
                        .mapToObj(_ -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                        .collect(Collectors.joining()))
                .toList();
    }

    private static Page page(Told told, Instant fetched) {
        var paragraphs = told.paragraphs().stream().map("<p>%s</p>"::formatted).collect(Collectors.joining("\n"));
        var title = told.paragraphs().getFirst();
        var html =
                "<!doctype html><html lang=en><head><title>%s</title></head><body><article><h1>%s</h1>%s</article></body></html>"
                        .formatted(title, title, paragraphs);
        var body = ByteString.of(html.getBytes(UTF_8));
        var item = Item.linked("reports", told.url(), Optional.empty(), Lanes.LIVE, fetched);
        return Page.of(item, told.url(), "text/html; charset=utf-8", body);
    }
}
