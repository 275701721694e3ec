package dev.newsvane.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.ingest.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrlTest {
    @ParameterizedTest
    @MethodSource("urls")
    void everyUrlHasOneSpelling(String found, String canonical) {
        assertThat(CanonicalUrl.of(found).orElse("")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @MethodSource("urls")
    void aCanonicalUrlIsItsOwnCanonicalUrl(String found, String canonical) {
        if (!canonical.isEmpty()) {
            assertThat(CanonicalUrl.of(canonical)).contains(canonical);
            assertThat(CanonicalUrl.host(canonical)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyHostHasASite(String host, String site) {
        assertThat(Sites.of(host)).isEqualTo(site);
    }

    @Test
    void anEndlessUrlIsNone() {
        assertThat(CanonicalUrl.of("https://example.org/" + "a".repeat(10_000))).isEmpty();
    }

    @Test
    void aServerIsAskedForTheLinkAsGiven() {
        var given = "https://example.org//b?z=1&utm_source=rss&a=%2f#top";
        var canonical = "https://example.org/c";
        assertThat(AskedUrl.of(given, canonical)).isEqualTo("https://example.org//b?z=1&a=%2f");
        assertThat(AskedUrl.of("https://example.org/a b", canonical)).isEqualTo(canonical);
        assertThat(AskedUrl.of("https://example.org./c", canonical)).isEqualTo(canonical);
    }

    static Stream<Object[]> urls() {
        return Tables.lines(UrlTest.class, "urls.csv").stream().map(UrlTest::cells);
    }

    static Stream<Object[]> sites() {
        return Tables.lines(UrlTest.class, "sites.csv").stream().map(UrlTest::cells);
    }

    private static Object[] cells(String line) {
        var comma = line.lastIndexOf(',');
        return new Object[] {line.substring(0, comma), line.substring(comma + 1)};
    }
}
