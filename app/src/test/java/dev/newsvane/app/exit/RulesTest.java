package dev.newsvane.app.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Each rule is broken by a document that differs from a proper one in one place.
class RulesTest {
    private static final URI ATOM = URI.create("http://here.example/archives/50/feed.atom");
    private static final URI JSON = URI.create("http://here.example/feed.json");

    private static final String FEED = """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">
        <id>tag:here.example,2026:feed</id><title>T</title><updated>2026-03-01T12:00:00Z</updated>
        <link rel="self" href="http://here.example/archives/50/feed.atom"/><fh:archive/>
        <link rel="current" href="http://here.example/feed.atom"/>
        <link rel="prev-archive" href="http://here.example/archives/0/feed.atom"/>
        <link rel="next-archive" href="http://here.example/archives/90/feed.atom"/>
        <entry><id>tag:here.example,2026:1</id><title type="text">One</title>
        <published>2026-03-01T11:00:00Z</published><updated>2026-03-01T12:00:00.5+01:00</updated>
        <author><name>A</name></author><category term="c" scheme="tag:here.example,2026:s"/>
        <link href="https://paper.example/1"/><content>Words</content></entry>
        <entry><id>tag:here.example,2026:2</id><title>Two</title><updated>2026-03-01T12:00:00Z</updated>
        <author><name>B</name></author><content>More</content></entry></feed>
        """;

    private static final String ITEMS = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "feed_url": "http://here.example/feed.json",
        "next_url": "http://here.example/archives/0/feed.json",
        "items": [{"id": "1", "title": "One", "content_text": "Words", "date_modified": "2026-03-01T12:00:00Z",
        "date_published": "2026-03-01T12:00:00Z", "url": "https://paper.example/1", "language": "en-GB",
        "authors": [{"name": "A"}], "tags": ["t"]}, {"id": "2", "content_html": "<p>More</p>"}]}
        """;

    @Test
    void aProperDocumentBreaksNone() {
        assertThat(Rules.broken(ATOM, FEED)).isEmpty();
        assertThat(Rules.broken(JSON, ITEMS)).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "atom-rules.csv", useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`')
    void anAtomFeedThatBreaksARuleIsNamedForIt(String instead, String by, String rule) {
        assertThat(FEED).contains(instead);
        assertThat(Rules.broken(ATOM, FEED.replace(instead, by == null ? "" : by)))
                .contains(rule);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "json-rules.csv", useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`')
    void aJsonFeedThatBreaksARuleIsNamedForIt(String instead, String by, String rule) {
        assertThat(ITEMS).contains(instead);
        assertThat(Rules.broken(JSON, ITEMS.replace(instead, by == null ? "" : by)))
                .contains(rule);
    }
}
