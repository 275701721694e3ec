package dev.newsvane.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Tables;
import dev.newsvane.ingest.url.ArticleLinks.Found;
import dev.newsvane.ingest.url.ArticleLinks.Judgement;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleLinksTest {
    private static final URI HOME = URI.create("https://www.harbour.example/");

    @ParameterizedTest
    @MethodSource("links")
    void aLinkIsAnArticlesOrNot(String expected, String link, String words) {
        var page = Jsoup.parse("<main><a href=\"" + link + "\">" + words + "</a></main>");
        var judgement = ArticleLinks.judge(page.select("a").getFirst(), HOME);
        var said = switch (judgement) {
            case Judgement.Article(Found found) -> found.reasons().toString();
            case Judgement.Other(String why) -> why;
        };
        assertThat(judgement instanceof Judgement.Article).as(said).isEqualTo(expected.equals("article"));
        assertThat(said).isNotBlank();
    }

    @Test
    void theSpellingAloneIsRefusedWithASentence() {
        assertThat(ArticleLinks.refusal("https://www.harbour.example/2026/03/14/ferry-strike", HOME))
                .isEmpty();
        assertThat(ArticleLinks.refusal("https://www.harbour.example/tag/ferry", HOME))
                .contains("it looks like no article: its path says /tag");
        assertThat(ArticleLinks.refusal("https://www.harbour.example/ferry", HOME))
                .contains("it looks like no article: nothing speaks for it");
        assertThat(ArticleLinks.refusal("https://www.ledger.example/2026/03/14/ferry-strike", HOME))
                .contains("it leads to another site");
    }

    @Test
    void aSiteHasManyHosts() {
        var home = URI.create("https://www.example.com/");
        assertThat(ArticleLinks.refusal("https://news.example.com/2026/03/14/ferry-strike", home))
                .isEmpty();
        assertThat(ArticleLinks.refusal("https://example.org/2026/03/14/ferry-strike", home))
                .isNotEmpty();
    }

    @Test
    void menusAndFootersLeadToNoArticles() {
        assertThat(found("""
            <nav><a href="/2026/03/14/in-the-menu">Menu</a></nav>
            <ul class="menu"><li><a href="/2026/03/14/in-the-list">List</a></ul>
            <main><a href="/2026/03/14/in-the-middle">Middle</a></main>
            <a rel="tag" href="/2026/03/14/a-tag">Tag</a>
            <footer><a href="/2026/03/14/at-the-foot">Foot</a></footer>\
            """))
                .extracting(Found::canonical)
                .containsExactly("https://www.harbour.example/2026/03/14/in-the-middle");
    }

    @Test
    void anArticleWithAPictureAndAHeadlineIsOneLinkWithTheWordsOfBoth() {
        assertThat(found("""
            <article><a href="/2026/03/14/ferry#photo"><img src="f.jpg" alt="A ferry"></a>
            <h2><a href="/2026/03/14/ferry?utm_source=home">Ferry crews walk out again</a></h2></article>
            <article><a href="/2026/03/13/bank"><h3>The bank</h3></a></article>\
            """))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.url()).isEqualTo("https://www.harbour.example/2026/03/14/ferry");
                            assertThat(first.text()).isEqualTo("Ferry crews walk out again");
                            assertThat(first.points()).isEqualTo(6);
                            assertThat(first.reasons()).contains("the link is a heading");
                        },
                        second -> assertThat(second.text()).isEqualTo("The bank"));
    }

    @Test
    void aPageMaySayWhereItsLinksStart() {
        assertThat(found("<base href=\"/2026/03/\"><a href=\"14/ferry-strike\">Ferry</a>"))
                .extracting(Found::url)
                .containsExactly("https://www.harbour.example/2026/03/14/ferry-strike");
    }

    @Test
    void aPageOfEndlessLinksIsLookedAtForAThousand() {
        var page = new StringBuilder();
        for (var i = 0; i < 1_500; i++) {
            page.append("<a href=\"/2026/03/14/story-%d\">x</a>".formatted(i));
        }
        assertThat(found(page.toString())).hasSize(1_000);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRelationWithoutEndIsReadAtOnce() {
        var link = "<a rel=\"" + "tag ".repeat(250_000) + "\n\" href=\"/2026/03/14/ferry-strike-ends\">Ferry</a>";
        assertThat(found(link)).isEmpty();
    }

    private static List<Found> found(String html) {
        return ArticleLinks.of(Jsoup.parse(html), HOME);
    }

    static Stream<Object[]> links() {
        return Tables.lines(ArticleLinksTest.class, "links.csv").stream().map(line -> {
            var cells = line.split(",", 3);
            return new Object[] {cells[0], cells[1], cells.length > 2 ? cells[2] : ""};
        });
    }
}
