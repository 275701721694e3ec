package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.ByteString;

/// Pages of a recorded newsroom: the outlet's template filled in, with the fault that the article asks for.
final class PageWriter {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(json:)?(\\w+)}}");

    private PageWriter() {}

    /// @param related other articles to point to
    static Reply.Full of(Standing page, String template, List<Standing> related) {
        var own = page.outlet().charset();
        return switch (page.told().fault()) {
            case NONE ->
                reply(
                        "text/html; charset=" + own.name().toLowerCase(Locale.ROOT),
                        own,
                        fill(page, template, related, own.name().toLowerCase(Locale.ROOT)));
            case NOT_FOUND -> notFound(page.outlet());
            case CHALLENGE -> Reply.html(challenge(page));
            case DECLARED_LATIN1 -> reply("text/html", WINDOWS_1252, fill(page, template, related, ISO_8859_1.name()));
            case WRONG_CHARSET_HEADER ->
                reply("text/html; charset=utf-8", WINDOWS_1252, fill(page, template, related, "windows-1252"));
        };
    }

    static Reply.Full notFound(Outlet outlet) {
        return Reply.text(
                404,
                "text/html; charset=utf-8",
                "<!doctype html><title>Not found</title><h1>Not found</h1><p>" + Markup.escaped(outlet.name())
                        + " has no such page.</p>\n");
    }

    private static Reply.Full reply(String type, Charset charset, String html) {
        return Reply.of(200, type, ByteString.of(Markup.writable(html, charset).getBytes(charset)));
    }

    private static String challenge(Standing page) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Just a moment...</title>"
                + "<meta name=\"robots\" content=\"noindex,nofollow\"></head>\n"
                + "<body><noscript>Enable JavaScript and cookies to continue</noscript>\n"
                + Markup.body(page.told().paragraphs()) + "\n</body></html>\n";
    }

    private static String fill(Standing page, String template, List<Standing> related, String charset) {
        var values = values(page, related, charset);
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = Optional.ofNullable(values.get(found.group(2)))
                    .orElseThrow(() -> new IllegalArgumentException(
                            page.outlet().template() + " asks for what there is not: " + found.group()));
            return Matcher.quoteReplacement(found.group(1) == null ? value.html() : Markup.json(value.plain()));
        });
    }

    private record Value(String plain, String html) {
        static Value text(String plain) {
            return new Value(plain, Markup.escaped(plain));
        }
    }

    private static Map<String, Value> values(Standing page, List<Standing> related, String charset) {
        var told = page.told();
        var body = String.join("\n\n", told.paragraphs());
        return Map.ofEntries(
                Map.entry("title", Value.text(told.title())),
                Map.entry("body", new Value(body, Markup.body(told.paragraphs()))),
                Map.entry("author", Value.text(told.author().orElse(""))),
                Map.entry("iso", Value.text(page.published().map(Feeds::iso).orElse(""))),
                Map.entry(
                        "modified_iso",
                        Value.text(page.changed().map(Feeds::iso).orElse(""))),
                Map.entry(
                        "date_long",
                        Value.text(page.published()
                                .map(at -> dateLong(at, page.outlet().language()))
                                .orElse(""))),
                Map.entry("url", Value.text(page.url().toString())),
                Map.entry("summary", Value.text(told.summary())),
                Map.entry("section", Value.text(told.section())),
                Map.entry("site", Value.text(page.outlet().name())),
                Map.entry("charset", Value.text(charset)),
                Map.entry("related", new Value("", related(page.outlet(), related))));
    }

    private static String related(Outlet outlet, List<Standing> others) {
        var links = others.stream()
                .map(other -> "<li><a href=\"" + Markup.escaped(other.url().getPath()) + "\">"
                        + Markup.escaped(other.told().title()) + "</a></li>")
                .collect(Collectors.joining());
        var more = "<li><a href=\"/\">" + Markup.escaped(outlet.name()) + "</a></li>";
        return "<ul>" + links + more.repeat(Math.max(0, 3 - others.size())) + "</ul>";
    }

    private static String dateLong(Instant at, String language) {
        var pattern = "de".equals(language) ? "d. MMMM uuuu" : "d MMMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /// The front page: where the feed is, and what stands on the site.
    static Reply.Full front(Outlet outlet, List<Standing> standing) {
        var links = standing.stream()
                .map(page -> "<li><a href=\"" + Markup.escaped(page.url().getPath()) + "\">"
                        + Markup.escaped(page.told().title()) + "</a></li>\n")
                .collect(Collectors.joining());
        var type = switch (outlet.feed()) {
            case RSS2 -> "application/rss+xml";
            case ATOM -> "application/atom+xml";
            case RDF -> "application/rdf+xml";
            case JSON -> "application/feed+json";
            case NEWS_SITEMAP -> "";
        };
        var feed = type.isEmpty()
                ? ""
                : "<link rel=\"alternate\" type=\"" + type + "\" href=\"" + outlet.feedPath() + "\">";
        return Reply.of(
                200,
                "text/html; charset=utf-8",
                ByteString.of(("<!doctype html>\n<html lang=\"" + outlet.language()
                                + "\"><head><meta charset=\"utf-8\"><title>"
                                + Markup.escaped(outlet.name()) + "</title>" + feed + "</head>\n<body><ul>\n" + links
                                + "</ul></body></html>\n")
                        .getBytes(UTF_8)));
    }
}
