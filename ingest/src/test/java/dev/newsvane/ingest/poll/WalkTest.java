package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Item;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// Visits to trees of sitemaps, over a site in a map.
class WalkTest {
    private static final String ROOT = Tree.ROOT;

    private final Map<String, String> site = new HashMap<>();
    private final Tree tree = new Tree(url -> Optional.ofNullable(site.get(url)).map(ByteString::encodeUtf8));

    @Test
    void ofAHugeTreeTheFirstVisitTakesWhatIsNewAndLaterOnesWhatCameSince() {
        put(ROOT, index(child("old", "2020-01-01"), child("march", "2026-03-14T11:00:00Z")));
        put("http://quay.example/old.xml", urls(20_000, "2019-12-31"));
        put(
                "http://quay.example/march.xml",
                urlset(url("fog-closes-harbour", "2026-03-14T10:00:00Z"), url("long-ago-it-was", "2026-01-01")));
        assertThat(titles(visit(0))).containsExactly("/2026/fog-closes-harbour");
        assertThat(tree.asked()).containsExactly("http://quay.example/march.xml");

        put(ROOT, index(child("old", "2020-01-01"), child("march", "2026-03-14T12:30:00Z")));
        put(
                "http://quay.example/march.xml",
                urlset(
                        url("fog-closes-harbour", "2026-03-14T10:00:00Z"),
                        url("nets-are-empty", "2026-03-14T12:30:00Z"),
                        url("long-ago-it-was", "2026-01-01")));
        assertThat(titles(visit(1))).containsExactly("/2026/nets-are-empty");
        assertThat(visit(2)).isEmpty();
        assertThat(tree.asked()).doesNotContain("http://quay.example/old.xml");
    }

    @Test
    void whatIsNewInAPartThatWasOldIsTold() {
        put(ROOT, index(child("old", "2020-01-01")));
        visit(0);
        put(ROOT, index(child("old", "2026-03-14T12:30:00Z")));
        put(
                "http://quay.example/old.xml",
                urlset(url("a-b-c-d", "2019-01-01"), url("nets-are-empty", "2026-03-14T12:30:00Z")));
        assertThat(titles(visit(1))).containsExactly("/2026/nets-are-empty");
    }

    @Test
    void withoutDatesPartsAreReadInTurnAndNothingIsMissed() {
        var names = IntStream.rangeClosed(1, 40).mapToObj(i -> "posts-" + i).toList();
        put(ROOT, index(names.stream().map(name -> child(name, "")).toArray(String[]::new)));
        names.forEach(name -> put("http://quay.example/" + name + ".xml", urlset(url("first-of-" + name, ""))));
        assertThat(visit(0)).isEmpty();
        assertThat(tree.asked()).hasSize(Walk.MOST).startsWith("http://quay.example/posts-40.xml");
        for (var hour = 1; hour < 10; hour++) {
            assertThat(visit(hour)).isEmpty();
        }
        assertThat(new TreeSet<>(tree.asked())).hasSize(40);

        names.forEach(name -> put(
                "http://quay.example/" + name + ".xml",
                urlset(url("first-of-" + name, ""), url("second-of-" + name, ""))));
        var told = new ArrayList<String>();
        for (var hour = 10; hour < 20; hour++) {
            told.addAll(titles(visit(hour)));
        }
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "/2026/second-of-" + name).toList());
    }

    @Test
    void aPartThatCameLaterIsAllNewEvenIfItFailedAtFirst() {
        put(ROOT, index(child("a", "")));
        put("http://quay.example/a.xml", urlset(url("first-of-them-all", "")));
        visit(0);
        put(ROOT, index(child("a", ""), child("b", "")));
        assertThat(visit(1)).isEmpty();
        put("http://quay.example/b.xml", urlset(url("second-of-them-all", "")));
        assertThat(titles(visit(2))).containsExactly("/2026/second-of-them-all");
    }

    @Test
    void hostileTreesAreBounded() {
        put(
                ROOT,
                "<sitemapindex><sitemap><loc>" + ROOT + "</loc></sitemap>"
                        + "<sitemap><loc>http://elsewhere.example/a.xml</loc></sitemap>"
                        + child("deep-1", "") + "</sitemapindex>");
        for (var i = 1; i < 10; i++) {
            put("http://quay.example/deep-" + i + ".xml", index(child("deep-" + (i + 1), "")));
        }
        assertThat(visit(0)).isEmpty();
        assertThat(tree.asked()).containsExactly("http://quay.example/deep-1.xml", "http://quay.example/deep-2.xml");
        tree.forgetAsked();
        put(
                ROOT,
                index(IntStream.range(0, 60_000)
                        .mapToObj(i -> child("c" + i, ""))
                        .toArray(String[]::new)));
        visit(1);
        assertThat(tree.asked()).hasSize(Walk.MOST);
        assertThat(tree.memory().parts()).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void aLargeSitemapWithoutDatesIsKnownByHashesAndDoesNotFlood() {
        put(ROOT, urls(50_000, ""));
        assertThat(visit(0)).isEmpty();
        assertThat(tree.memory().parts().getFirst().length()).isLessThan(210_000);
        put(ROOT, urls(49_000, "").replace("</urlset>", url("one-new-article-here", "") + "</urlset>"));
        assertThat(titles(visit(1))).containsExactly("/2026/one-new-article-here");
        assertThat(visit(2)).isEmpty();
    }

    @Test
    void ofMoreDatedNewsThanAVisitTakesTheRestComesAtTheNext() {
        put(ROOT, urls(2_600, "2026-02-01"));
        visit(0);
        put(
                ROOT,
                urls(2_600, "2026-02-01").replace("</urlset>", burst(2_500, "2026-03-14T13:%02d:%02dZ") + "</urlset>"));
        var told = new ArrayList<String>();
        for (var hour = 2; hour < 5; hour++) {
            told.addAll(titles(visit(hour)));
            assertThat(tree.memory().etag())
                    .as("a validator would hide the rest")
                    .isEqualTo(hour < 4 ? Optional.empty() : Optional.of("\"e\""));
            assertThat(tree.memory().notes()).hasSize(hour < 4 ? 1 : 0);
        }
        assertThat(told).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(told.getFirst()).as("the newest first").isEqualTo("/2026/burst-2499-fills-harbour");
        assertThat(visit(6)).isEmpty();
    }

    @Test
    void ofAPartThatIsMoreThanAVisitTakesTheRestComesThoughItsDateStays() {
        put(ROOT, index(child("old", "2020-01-01")));
        visit(0);
        put(ROOT, index(child("old", "2020-01-01"), child("wave", "2026-03-14T13:50:00Z")));
        put("http://quay.example/wave.xml", "<urlset>" + burst(1_500, "2026-01-01T12:%02d:%02dZ") + "</urlset>");
        assertThat(visit(1)).hasSize(1_000);
        assertThat(tree.memory().notes().getFirst()).startsWith("500 entries wait");
        assertThat(visit(2)).hasSize(500);
        assertThat(tree.memory().notes()).isEmpty();
        assertThat(visit(3)).isEmpty();
        assertThat(tree.asked().stream().filter(url -> url.endsWith("wave.xml")))
                .hasSize(2);
    }

    @Test
    void whatIsTooMuchToRememberIsSaid() {
        var names = List.of("a", "b", "c");
        put(ROOT, index(names.stream().map(name -> child(name, "")).toArray(String[]::new)));
        names.forEach(name -> put("http://quay.example/" + name + ".xml", urls(40_000, "")));
        visit(0);
        assertThat(tree.memory().notes().getFirst()).startsWith("1 of its sitemaps");
    }

    @Test
    void onlyWhatLooksLikeAnArticleIsTold() {
        put(ROOT, urlset(url("fog-closes-harbour", "2026-03-14"), "<url><loc>http://quay.example/about</loc></url>"));
        assertThat(titles(visit(0))).containsExactly("/2026/fog-closes-harbour");
    }

    private List<Item> visit(int hour) {
        return tree.visited(hour);
    }

    private void put(String url, String body) {
        site.put(url, body);
    }

    private static List<String> titles(List<Item> items) {
        return items.stream()
                .map(item -> URI.create(item.link().orElseThrow()).getPath())
                .toList();
    }

    private static String index(String... children) {
        return "<sitemapindex>" + String.join("", children) + "</sitemapindex>";
    }

    private static String child(String name, String modified) {
        return "<sitemap><loc>http://quay.example/" + name + ".xml</loc>" + lastmod(modified) + "</sitemap>";
    }

    private static String urls(int count, String modified) {
        return IntStream.range(0, count)
                .mapToObj(i -> url("fog-number-" + i + "-closes-it", modified))
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
    }

    /// So many, dated by a pattern of two numbers below sixty.
    private static String burst(int count, String dates) {
        return IntStream.range(0, count)
                .mapToObj(i -> url("burst-" + i + "-fills-harbour", dates.formatted(i / 60 % 60, i % 60)))
                .collect(Collectors.joining());
    }

    private static String urlset(String... urls) {
        return "<urlset>" + String.join("", urls) + "</urlset>";
    }

    private static String url(String name, String modified) {
        return "<url><loc>http://quay.example/2026/" + name + "</loc>" + lastmod(modified) + "</url>";
    }

    private static String lastmod(String modified) {
        return modified.isEmpty() ? "" : "<lastmod>" + modified + "</lastmod>";
    }
}
