package dev.newsvane.testkit;

import dev.newsvane.base.Json;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An outlet of a recorded newsroom.
///
/// @param language BCP 47
/// @param template path of the page template in the newsroom's folder
/// @param charset that its pages are written in
/// @param robots body of its `/robots.txt`
public record Outlet(
        String host,
        String name,
        String language,
        FeedKind feed,
        String feedPath,
        Gives gives,
        String template,
        Charset charset,
        String robots) {
    /// The dialect of an outlet's feed.
    public enum FeedKind {
        RSS2("rss2"),
        ATOM("atom"),
        RDF("rdf"),
        JSON("json"),
        NEWS_SITEMAP("news-sitemap");

        private final String written;

        FeedKind(String written) {
            this.written = written;
        }

        static FeedKind of(String written) {
            return Arrays.stream(values())
                    .filter(kind -> kind.written.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no feed kind: " + written));
        }
    }

    /// How much of an article its feed carries.
    public enum Gives {
        TITLE,
        SUMMARY,
        FULL
    }

    public URI url(String path) {
        return URI.create("http://" + host + path);
    }

    public URI feedUrl() {
        return url(feedPath);
    }

    static List<Outlet> parse(String json) {
        return Json.parse(json).valueStream().map(Outlet::of).toList();
    }

    private static Outlet of(JsonNode node) {
        var feed = node.get("feed");
        return new Outlet(
                node.get("host").stringValue(),
                node.get("name").stringValue(),
                node.get("language").stringValue(),
                FeedKind.of(feed.get("kind").stringValue()),
                feed.get("path").stringValue(),
                Gives.valueOf(feed.get("gives").stringValue().toUpperCase(java.util.Locale.ROOT)),
                node.get("template").stringValue(),
                Charset.forName(node.get("charset").stringValue()),
                node.get("robots").stringValue());
    }
}
