package dev.newsvane.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.site.Finding.By;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoverTest {
    private static final Discover.Settings SETTINGS = new Discover.Settings(
            30,
            Duration.ZERO,
            Duration.ofSeconds(60),
            new Web.Bounds(1024 * 1024, Duration.ofSeconds(10), 5),
            "newsvane");
    private static final String RSS = "<rss version='2.0'"
        + " xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Quay</title><atom:link rel='hub'"
        + " href='http://hub.example/'/><atom:link href='http://quay.example/rss'"
        + " rel='self'/><item><title>Fog</title><link>http://quay.example/fog</link><pubDate>Sat, 14 Mar 2026 09:00:00"
        + " GMT</pubDate></item></channel></rss>";
    private static final String SITEMAP = "<urlset><url><loc>http://quay.example/a</loc></url></urlset>";

    private RecordedWeb recorded;
    private Web web;

    @BeforeEach
    void openTheWeb() {
        recorded = RecordedWeb.start();
        web = new Web(recorded.settings("newsvane-test"));
    }

    @AfterEach
    void closeTheWeb() {
        web.close();
        recorded.close();
    }

    @Test
    void whatThePageDeclaresIsFoundWithItsHubAndEachOnce() {
        recorded.site("quay.example", ask -> switch (ask.path()) {
            case "/" -> Reply.html("""
                <link rel=alternate type=application/rss+xml href=/rss title=Quay>
                <link rel=alternate type=application/rss+xml href=/rss?again>
                <link rel=alternate hreflang=de href=/de>
                <a href=/comments.rss>Comments</a> <a href=http://elsewhere.example/rss>Theirs</a>
                """).with("link", "</gone.atom>; rel=\"alternate\"; type=\"application/atom+xml\"");
            case "/rss", "/rss?again" -> Reply.text(200, "text/xml", RSS);
            case "/comments.rss" ->
                Reply.text(200, "text/xml", RSS.replace("Fog", "Re: Fog").replace("/fog", "/fog#1"));
            case "/robots.txt" -> Reply.text(200, "text/plain", "Sitemap: http://quay.example/map.xml\n");
            case "/map.xml" -> Reply.text(200, "text/xml", SITEMAP);
            default -> Reply.status(404);
        });
        var found = discover("http://quay.example/", false);
        assertThat(found.findings())
                .extracting(each -> each.url() + " " + each.kind() + " " + each.by() + " " + each.items())
                .containsExactly(
                        "http://quay.example/rss FEED LINK 1",
                        "http://quay.example/comments.rss FEED ANCHOR 1",
                        "http://quay.example/map.xml SITEMAP ROBOTS 1");
        var best = found.findings().getFirst();
        assertThat(best.title()).contains("Quay");
        assertThat(best.newest()).contains(Instant.parse("2026-03-14T09:00:00Z"));
        assertThat(best.hub()).contains("http://hub.example/");
        assertThat(best.also()).containsExactly("http://quay.example/rss?again");
        assertThat(found.misses())
                .containsExactly(new Discovery.Miss("http://quay.example/gone.atom", By.HEADER, "It answers 404."));
        assertThat(recorded.visits("quay.example"))
                .noneMatch(visit -> visit.path().equals("/feed"));
        assertThat(recorded.visits("elsewhere.example")).isEmpty();
    }

    @Test
    void whereNothingIsDeclaredTheUsualPlacesAreTriedButNotWhatRobotsForbids() {
        recorded.site("quay.example", ask -> switch (ask.path()) {
            case "/news" -> Reply.html("<p>Welcome");
            case "/feed.xml", "/atom.xml" -> Reply.text(200, "text/xml", RSS);
            case "/sitemap.xml" ->
                Reply.text(200, "text/xml", "<sitemapindex><sitemap><loc>/1.xml</loc></sitemap></sitemapindex>");
            case "/robots.txt" -> Reply.text(200, "text/plain", "User-agent: *\nDisallow: /atom.xml\n");
            default -> Reply.html("<p>Nothing here"); // a soft 404
        });
        var found = discover("http://quay.example/news", false);
        assertThat(found.findings())
                .extracting(each -> each.url() + " " + each.dialect() + " " + each.by())
                .containsExactly(
                        "http://quay.example/feed.xml rss_2.0 GUESS",
                        "http://quay.example/sitemap.xml sitemap-index GUESS");
        assertThat(found.misses()).isEmpty();
        assertThat(recorded.visits("quay.example"))
                .noneMatch(visit -> visit.path().equals("/atom.xml"));
    }

    @Test
    void aFeedIsFoundAsItself() {
        recorded.site("quay.example", this::feedAtRoot);
        var found = discover("http://quay.example/", false);
        assertThat(found.itself()).isTrue();
        assertThat(found.findings()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(SourceKind.FEED);
            assertThat(each.by()).isEqualTo(By.ITSELF);
        });
    }

    @Test
    void aSiteOfEndlessFeedsIsBounded() {
        var links = new StringBuilder();
        for (var i = 0; i < 1000; i++) {
            links.append("<link rel=alternate type=application/rss+xml href=/rss/")
                    .append(i)
                    .append(">");
        }
        recorded.site("quay.example", ask -> ask.path().equals("/") ? Reply.html(links.toString()) : Reply.status(404));
        var found = discover("http://quay.example/", true);
        assertThat(found.cut()).isTrue();
        assertThat(recorded.visits("quay.example")).hasSize(SETTINGS.requests());
    }

    @Test
    void aHubIsNamedByHeadersToo() {
        recorded.site(
                "quay.example",
                ask -> Reply.text(200, "text/xml", RSS.replace("rel='hub'", "rel='other'"))
                        .with("link", "<http://hub.example/h>; rel=hub, <http://quay.example/topic>; rel=\"self\""));
        assertThat(discover("http://quay.example/rss", false)
                        .findings()
                        .getFirst()
                        .hub())
                .contains("http://hub.example/h");
    }

    @Test
    void whoDoesNotAnswerIsNamed() {
        recorded.refuses("quay.example");
        var found = discover("http://quay.example/", false);
        assertThat(found.findings()).isEmpty();
        assertThat(found.misses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.why()).startsWith("No connection: "));
    }

    private Reply feedAtRoot(Ask ask) {
        return ask.path().equals("/") ? Reply.text(200, "text/xml", RSS) : Reply.status(404);
    }

    private Discovery discover(String url, boolean all) {
        return new Discover(web, SETTINGS, InstantSource.system()).of(URI.create(url), all);
    }
}
