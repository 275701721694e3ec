package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Sitemaps and news sitemaps (sitemaps.org; Google's news extension) read as feeds.
final class Sitemap {
    private Sitemap() {}

    static FeedReading read(Element urlset, Received received) {
        var urls = urlset.getChildren("url", Xml.SITEMAP);
        var news = urls.stream().anyMatch(url -> news(url).isPresent());
        var entries = urls.stream().map(url -> entry(url, received.base())).toList();
        var publication =
                urls.stream().flatMap(url -> publication(url).stream()).findFirst();
        return new FeedRead(new Feed(
                news ? "news-sitemap" : "sitemap",
                received.charset(),
                publication.flatMap(of -> text(of, "name", of.getNamespace())),
                Links.resolve("/", received.base().toString()),
                List.of(),
                publication.flatMap(of -> text(of, "language", of.getNamespace())),
                Optional.empty(),
                entries,
                List.copyOf(received.repairs()),
                Optional.empty(),
                Optional.empty()));
    }

    static NotAFeed index(Element index) {
        var first = index.getChildren("sitemap", Xml.SITEMAP).stream()
                .flatMap(sitemap -> text(sitemap, "loc", Xml.SITEMAP).stream())
                .findFirst();
        return new NotAFeed(
                Why.SITEMAP_INDEX,
                "It lists other sitemaps; follow one of them instead"
                        + first.map(url -> ", for instance " + url).orElse("") + ".");
    }

    private static Entry entry(Element url, URI base) {
        var repairs = EnumSet.noneOf(Repair.class);
        var news = news(url);
        var raw = news.flatMap(of -> text(of, "publication_date", of.getNamespace()));
        var modified = text(url, "lastmod", Xml.SITEMAP);
        var published = raw.flatMap(FeedDate::parse);
        var updated = modified.flatMap(FeedDate::parse);
        if ((published.isEmpty() && raw.isPresent()) || (updated.isEmpty() && modified.isPresent())) {
            repairs.add(Repair.DATE_UNREADABLE);
        }
        var location = text(url, "loc", Xml.SITEMAP);
        return new Entry(
                Links.absolute(location, base.toString(), repairs),
                location,
                Titles.plain(news.flatMap(of -> text(of, "title", of.getNamespace())), repairs),
                List.of(),
                published.map(FeedDate::at),
                raw.or(() -> modified),
                published.map(FeedDate::confidence),
                updated.map(FeedDate::at),
                modified,
                Optional.empty(),
                Optional.empty(),
                publication(url).flatMap(of -> text(of, "language", of.getNamespace())),
                List.of(),
                Extras.of(url, base.toString()),
                List.copyOf(repairs));
    }

    private static Optional<Element> news(Element url) {
        return url.getChildren().stream()
                .filter(child -> "news".equals(child.getName()))
                .findFirst();
    }

    private static Optional<Element> publication(Element url) {
        return news(url).flatMap(of -> Optional.ofNullable(of.getChild("publication", of.getNamespace())));
    }

    private static Optional<String> text(Element parent, String name, Namespace namespace) {
        return Optional.ofNullable(parent.getChildText(name, namespace))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }
}
