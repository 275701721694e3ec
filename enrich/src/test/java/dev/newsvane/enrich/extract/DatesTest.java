package dev.newsvane.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.DateOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final Instant SEEN = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "published.csv", delimiter = ';', quoteCharacter = '\0', numLinesToSkip = 1)
    void aPageIsDatedByWhatMostSpeaksFor(
            String page,
            @Nullable String url,
            @Nullable String day,
            @Nullable DateOrigin from,
            @Nullable Boolean trusted) {
        var found = published(page, Optional.ofNullable(url).orElse(""), Hints.none(SEEN));
        assertThat(found.map(Dated::day)).isEqualTo(Optional.ofNullable(day).map(LocalDate::parse));
        assertThat(found.map(Dated::from)).isEqualTo(Optional.ofNullable(from));
        assertThat(found.map(date -> date.confidence() >= Extract.TRUSTED)).isEqualTo(Optional.ofNullable(trusted));
    }

    @Test
    void placesThatAgreeAreTrustedMoreThanOneAndOnesThatDifferLess() {
        var meta = "<meta property=article:published_time content=2025-04-24>";
        var alone = confidence(meta);
        assertThat(confidence(meta + "<h1>The bridge</h1><p class=date>24 April 2025</p>"))
                .isGreaterThan(alone);
        assertThat(confidence(meta + "<h1>The bridge</h1><p class=date>1 May 2025</p>"))
                .isLessThan(alone);
    }

    private static double confidence(String page) {
        return published(page, "", Hints.none(SEEN)).orElseThrow().confidence();
    }

    @Test
    void theHourIsTakenFromTheFeedWhereThePageSaysTheDayOnly() {
        var told = Dated.at(Instant.parse("2025-04-24T16:05:00Z"), DateOrigin.FEED);
        var hints = new Hints(
                Optional.empty(),
                List.of(),
                Optional.of(told),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SEEN);
        var found = published("<h1>The bridge</h1><p class=date>24 April 2025</p>", "", hints)
                .orElseThrow();
        assertThat(found.at()).isEqualTo(told.at());
        assertThat(found.from()).isEqualTo(DateOrigin.FEED);
    }

    /// Each would take hours if its cost grew with the square of its length.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=date content=2025>",
                "<p>12.12.12 1/2/3 2020-</p>",
                "<time datetime=x>31 31 31</time>",
                "1234567890",
                "12 Januar ",
                "März 12, "
            })
    void hostilePagesAreReadToTheirEnd(String piece) {
        var page = "<h1>The bridge</h1><p class=date>24 April 2025</p>" + piece.repeat(1_000_000 / piece.length());
        assertThat(published(page, "", Hints.none(SEEN)).map(Dated::day)).contains(LocalDate.of(2025, 4, 24));
    }

    /// Ten thousand lines whose element bears a megabyte: each line may look at no more of it than a date takes.
    @Test
    void aLongAttributeOverManyLinesIsReadToItsEnd() {
        var page = "<h1>The bridge</h1><p class=date>24 April 2025</p><p title='12" + "ab ".repeat(350_000) + "'>"
                + "x<br>".repeat(12_000) + "</p>";
        assertThat(published(page, "", Hints.none(SEEN)).map(Dated::day)).contains(LocalDate.of(2025, 4, 24));
    }

    private static Optional<Dated> published(String html, String url, Hints hints) {
        var page = Survey.of(Jsoup.parse(html, url));
        return Dates.published(page, url, hints, Dates.modified(page, hints));
    }
}
