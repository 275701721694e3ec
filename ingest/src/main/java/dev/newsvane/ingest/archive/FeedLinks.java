package dev.newsvane.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.FeedText;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;

/// How a feed's document leads to the older ones: `prev-archive` of an archived feed, `next` of a paged one (RFC 5005,
/// sections 3 and 4), `next_url` of JSON Feed.
final class FeedLinks {
    private static final Set<String> HEADS = Set.of("feed", "channel", "rdf", "rss");

    private FeedLinks() {}

    /// Where the next older document is; empty where this is the oldest.
    static Optional<URI> older(ByteString body, Optional<String> contentType, URI here) {
        var text = FeedText.of(body.toByteArray(), contentType).text().stripLeading();
        var link = text.startsWith("{") ? json(text) : markup(text);
        return link.flatMap(found -> Optional.ofNullable(HttpUrl.parse(here.toString()))
                        .flatMap(base -> Optional.ofNullable(base.resolve(found))))
                .map(HttpUrl::uri);
    }

    private static Optional<String> json(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(UTF_8)).path("next_url").asString(""))
                    .filter(url -> !url.isBlank());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> markup(String text) {
        var parser = Parser.xmlParser().settings(ParseSettings.htmlDefault);
        var links = Jsoup.parse(text, "", parser).getAllElements().stream()
                .filter(element -> name(element).equals("link") && ofTheFeed(element))
                .toList();
        return Stream.of("prev-archive", "next")
                .flatMap(relation -> links.stream()
                        .filter(link -> link.attr("rel").strip().equalsIgnoreCase(relation))
                        .map(link -> link.attr("href").strip()))
                .filter(href -> !href.isEmpty())
                .findFirst();
    }

    private static boolean ofTheFeed(Element link) {
        return Optional.ofNullable(link.parent())
                .filter(parent -> HEADS.contains(name(parent)))
                .isPresent();
    }

    /// Without its prefix.
    private static String name(Element element) {
        return element.normalName().replaceFirst("^.*:", "");
    }
}
