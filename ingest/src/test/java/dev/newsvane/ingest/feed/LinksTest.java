package dev.newsvane.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        <a href="b">x</a>, <a href="https://e.org/a/b">x</a>
        <a href="https://f.org/">x</a> <img src = 'c.png'>, <a href="https://f.org/">x</a> <img src="https://e.org/a/c.png">
        1 = 1 <a class="x" HREF=/b>x</a>, 1 = 1 <a class="x" href="https://e.org/b">x</a>
        <a href="https://f.org/?a=b">as it is<p>, <a href="https://f.org/?a=b">as it is<p>
        <a href="#note" data-href="https://f.org/">as it is<p>, <a href="#note" data-href="https://f.org/">as it is<p>
        1 = 1, 1 = 1
        """)
    void linksInHtmlThatAreNotCompleteAreCompletedWhereverTheyStand(String html, String completed) {
        assertThat(Links.inHtml(html, "https://e.org/a/")).isEqualTo(completed);
    }
}
