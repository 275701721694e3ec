package dev.newsvane.e2e;

import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;

/// A paper that can be followed in every way: `/feed.xml` shows its newest articles, `/sitemap.xml` leads to a
/// compressed news sitemap for each of them, its front page links to all.
final class Paper implements Site {
    private static final String DAY = "/2026/11/25/";

    private final String host;
    private final int window;
    private final Instant opened = Instant.now();
    private volatile List<String> published = List.of();
    private final AtomicReference<Optional<Reply>> once = new AtomicReference<>(Optional.empty());
    private volatile Optional<Reply> always = Optional.empty();

    /// @param window articles that its feed shows at most
    Paper(String host, int window) {
        this.host = host;
        this.window = window;
    }

    String host() {
        return host;
    }

    /// All at once: nobody sees some of them without the others.
    void publish(String... names) {
        var more = new ArrayList<>(published);
        more.addAll(List.of(names));
        published = List.copyOf(more);
    }

    /// What its lists show now, as URLs of articles: of the feed's window, where it is followed by its feed.
    List<String> standing() {
        return newest().stream().map(this::url).toList();
    }

    /// The next who asks for a list gets this.
    void answersOnce(Reply reply) {
        once.set(Optional.of(reply));
    }

    /// Who asks for a list gets this from now on.
    void answers(Reply reply) {
        always = Optional.of(reply);
    }

    @Override
    public Reply answer(Ask ask) {
        var path = ask.path().replaceFirst("\\?.*", "");
        if (path.startsWith(DAY)) {
            return Reply.html(page(path.substring(DAY.length())));
        }
        if ("/robots.txt".equals(path)) {
            return Reply.status(404);
        }
        return once.getAndSet(Optional.empty()).or(() -> always).orElseGet(() -> list(path));
    }

    private Reply list(String path) {
        return switch (path) {
            case "/" -> Reply.html(front());
            case "/feed.xml" -> Reply.text(200, "application/rss+xml", feed()).tagged();
            case "/sitemap.xml" -> Reply.text(200, "application/xml", index()).tagged();
            default ->
                published.stream()
                        .filter(name -> path.equals(part(name)))
                        .findFirst()
                        .<Reply>map(name -> Reply.of(200, "application/gzip", news(name)))
                        .orElseGet(() -> Reply.status(404));
        };
    }

    private List<String> newest() {
        var all = published;
        return all.subList(Math.max(0, all.size() - window), all.size());
    }

    private String url(String name) {
        return "http://" + host + DAY + slug(name);
    }

    private String slug(String name) {
        return name + "-news-of-" + host.replace('.', '-');
    }

    private static String part(String name) {
        return "/news-" + name + ".xml.gz";
    }

    private String front() {
        return published.stream()
                .map(name -> "<li><a href=\"%s\">The %s news of the day</a></li>".formatted(url(name), name))
                .collect(Collectors.joining("", "<html><title>Front</title><body><ul>", "</ul></body></html>"));
    }

    private String feed() {
        return newest().reversed().stream()
                .map(name ->
                        "<item><title>The %s news of %s</title><link>%s</link></item>".formatted(name, host, url(name)))
                .collect(Collectors.joining(
                        "", "<rss version=\"2.0\"><channel><title>News</title>", "</channel></rss>"));
    }

    private String index() {
        return published.stream()
                .map(name -> "<sitemap><loc>http://%s%s</loc></sitemap>".formatted(host, part(name)))
                .collect(Collectors.joining(
                        "", "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "</sitemapindex>"));
    }

    private ByteString news(String name) {
        var xml = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>%s</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language>
            </news:publication><news:publication_date>%s</news:publication_date>
            <news:title>The %s news of %s</news:title></news:news></url></urlset>
            """.formatted(url(name), opened, name, host);
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.of(bytes.toByteArray());
    }

    private static String page(String slug) {
        var text = IntStream.range(0, 8)
                .mapToObj(i ->
                        "Of %s there is more to be said today, and somebody in the city said it for the %dth time. "
                                .formatted(slug.replace('-', ' '), i + 1))
                .collect(Collectors.joining());
        return "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
                .formatted(slug, slug.replace('-', ' '), text);
    }
}
