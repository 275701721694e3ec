package dev.newsvane.testkit;

import static dev.newsvane.testkit.Markup.escaped;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.newsvane.base.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Feeds in every dialect that a recorded newsroom speaks.
final class Feeds {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Feeds() {}

    static Reply.Full of(Outlet outlet, List<Standing> entries) {
        return switch (outlet.feed()) {
            case RSS2 -> xml("application/rss+xml", rss2(outlet, entries));
            case ATOM -> xml("application/atom+xml", atom(outlet, entries));
            case RDF -> xml("application/rdf+xml", rdf(outlet, entries));
            case NEWS_SITEMAP -> xml("application/xml", newsSitemap(outlet, entries));
            case JSON -> Reply.text(200, "application/feed+json; charset=utf-8", json(outlet, entries));
        };
    }

    private static Reply.Full xml(String type, String document) {
        return Reply.text(200, type + "; charset=utf-8", document);
    }

    private static String rss2(Outlet outlet, List<Standing> entries) {
        return XML + """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel>
            <title>%s</title>
            <link>%s</link>
            <description>%s</description>
            <language>%s</language>
            """.formatted(escaped(outlet.name()), outlet.url("/"), escaped(outlet.name()), outlet.language())
                + each(entries, Feeds::rssItem) + "</channel>\n</rss>\n";
    }

    private static String rssItem(Standing entry) {
        var told = entry.told();
        return "<item>\n" + element("title", told.title()) + element("link", entry.link())
                + "<guid isPermaLink=\"" + (told.guid().isEmpty() && told.link().isEmpty()) + "\">"
                + escaped(entry.guid()) + "</guid>\n"
                + element("dc:creator", told.author())
                + element("category", told.section())
                + element("pubDate", told.feedDate().or(() -> entry.published().map(RFC_822::format)))
                + element("description", summary(entry))
                + element("content:encoded", full(entry))
                + "</item>\n";
    }

    private static String atom(Outlet outlet, List<Standing> entries) {
        var updated =
                entries.stream().map(Standing::opened).max(Instant::compareTo).orElse(Instant.EPOCH);
        return XML + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + outlet.language() + "\">\n"
                + element("title", outlet.name())
                + element("id", outlet.url("/").toString())
                + "<link href=\"" + outlet.url("/") + "\"/>\n<link rel=\"self\" href=\"" + outlet.feedUrl() + "\"/>\n"
                + element("updated", iso(updated))
                + each(entries, Feeds::atomEntry) + "</feed>\n";
    }

    private static String atomEntry(Standing entry) {
        var told = entry.told();
        return "<entry>\n" + element("title", told.title())
                + "<link rel=\"alternate\" type=\"text/html\" href=\"" + escaped(entry.link()) + "\"/>\n"
                + element("id", entry.guid())
                + told.author()
                        .map(name -> "<author><name>" + escaped(name) + "</name></author>\n")
                        .orElse("")
                + "<category term=\"" + escaped(told.section()) + "\"/>\n"
                + element(
                        "published", told.feedDate().or(() -> entry.published().map(Feeds::iso)))
                + element("updated", told.feedDate().or(() -> entry.changed().map(Feeds::iso)))
                + element("summary", summary(entry))
                + full(entry)
                        .map(html -> "<content type=\"html\">" + escaped(html) + "</content>\n")
                        .orElse("")
                + "</entry>\n";
    }

    private static String rdf(Outlet outlet, List<Standing> entries) {
        return XML
                + """
                <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel rdf:about="%s">
                <title>%s</title>
                <link>%s</link>
                <description>%s</description>
                <dc:language>%s</dc:language>
                <items><rdf:Seq>%s</rdf:Seq></items>
                </channel>
                """.formatted(
                                outlet.feedUrl(),
                                escaped(outlet.name()),
                                outlet.url("/"),
                                escaped(outlet.name()),
                                outlet.language(),
                                each(entries, entry -> "<rdf:li rdf:resource=\"" + escaped(entry.guid()) + "\"/>"))
                + each(entries, Feeds::rdfItem) + "</rdf:RDF>\n";
    }

    private static String rdfItem(Standing entry) {
        var told = entry.told();
        return "<item rdf:about=\"" + escaped(entry.guid()) + "\">\n"
                + element("title", told.title())
                + element("link", entry.link())
                + element("dc:creator", told.author())
                + element("dc:subject", told.section())
                + element("dc:date", told.feedDate().or(() -> entry.published().map(Feeds::iso)))
                + element("description", summary(entry))
                + element("content:encoded", full(entry))
                + "</item>\n";
    }

    private static String newsSitemap(Outlet outlet, List<Standing> entries) {
        return XML + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n"
                + each(entries, entry -> newsUrl(outlet, entry)) + "</urlset>\n";
    }

    private static String newsUrl(Outlet outlet, Standing entry) {
        var told = entry.told();
        return "<url>\n" + element("loc", entry.link())
                + element("lastmod", entry.modified().map(Feeds::iso))
                + "<news:news><news:publication>" + element("news:name", outlet.name())
                + element("news:language", outlet.language()) + "</news:publication>\n"
                + element(
                        "news:publication_date",
                        told.feedDate().or(() -> entry.published().map(Feeds::iso)))
                + element("news:title", told.title())
                + "</news:news>\n</url>\n";
    }

    private static String json(Outlet outlet, List<Standing> entries) {
        var feed = Json.object()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", outlet.name())
                .put("home_page_url", outlet.url("/").toString())
                .put("feed_url", outlet.feedUrl().toString())
                .put("language", outlet.language());
        var items = feed.putArray("items");
        for (var entry : entries) {
            var told = entry.told();
            var item = items.addObject()
                    .put("id", entry.guid())
                    .put("url", entry.link())
                    .put("title", told.title());
            told.author().ifPresent(name -> item.putArray("authors").addObject().put("name", name));
            item.putArray("tags").add(told.section());
            told.feedDate()
                    .or(() -> entry.published().map(Feeds::iso))
                    .ifPresent(date -> item.put("date_published", date));
            entry.modified().ifPresent(date -> item.put("date_modified", iso(date)));
            summary(entry).ifPresent(text -> item.put("summary", text));
            full(entry).ifPresent(html -> item.put("content_html", html));
        }
        return Json.text(feed);
    }

    private static Optional<String> summary(Standing entry) {
        return entry.outlet().gives() == Outlet.Gives.TITLE
                ? Optional.empty()
                : Optional.of(entry.told().summary());
    }

    private static Optional<String> full(Standing entry) {
        return entry.outlet().gives() == Outlet.Gives.FULL
                ? Optional.of(Markup.body(entry.told().paragraphs()))
                : Optional.empty();
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
    }

    private static String element(String name, Optional<String> text) {
        return text.map(value -> element(name, value)).orElse("");
    }

    private static String each(List<Standing> entries, java.util.function.Function<Standing, String> write) {
        return entries.stream().map(write).collect(Collectors.joining());
    }

    static String iso(Instant at) {
        return at.truncatedTo(SECONDS).toString();
    }
}
