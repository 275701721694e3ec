package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Tally;
import dev.newsvane.schemas.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts for tests, of any words.
final class Told {
    static final Instant T = Instant.parse("2026-03-01T12:00:00Z");

    private Told() {}

    static Alert proper() {
        return alert(
                "AI copyright suits",
                "Authors sue Example AI & others",
                "https://www.example.org/authors-sue?page=1&from=feed",
                "The Example",
                List.of("Authors sue Example AI", "copied their novels without permission"));
    }

    /// Nothing has come in since.
    static Alert silent() {
        return as(AlertKind.SILENT, "silent:article:0", Optional.empty(), Optional.of(Tally.silence(T, T)));
    }

    /// The page of its article is gone.
    static Alert withdrawn() {
        return as(
                AlertKind.CORRECTED,
                "withdrawn:article",
                Optional.of(new Correction(CorrectionKind.WITHDRAWN, "article", "9a1c", "alert")),
                Optional.empty());
    }

    private static Alert as(AlertKind kind, String milestone, Optional<Correction> correction, Optional<Tally> tally) {
        var last = proper();
        return new Alert(
                last.event(),
                last.alert(),
                kind,
                milestone,
                last.watch(),
                last.version(),
                last.title(),
                last.story(),
                last.headline(),
                last.evidence(),
                last.articles(),
                last.independent(),
                last.copies(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                last.endpoints(),
                T,
                correction,
                Telling.AT_ONCE,
                tally,
                Optional.empty());
    }

    /// Everything that a stranger may write in the place of everything.
    static Alert of(String words, String url) {
        return alert(words, words, url, words, List.of(words, words + "!", words + "?", words + "."));
    }

    private static Alert alert(String title, String headline, String url, String publisher, List<String> passages) {
        var evidence = new Evidence(
                "article",
                "revision",
                url,
                "example.org",
                Optional.of(publisher),
                headline,
                Optional.of("en"),
                passages.stream()
                        .map(text -> new Passage("text", 0, text.length(), text, "clause"))
                        .toList(),
                Optional.empty(),
                Optional.of(T),
                T,
                T,
                T,
                7,
                Optional.of(0.4),
                Optional.of("nearest"));
        return new Alert(
                "0d3f4c8f1d0b8a40f0b1c9b4b2a6c111",
                "5b0f6d0d3e6f4b6a9d1f0a4c1d2e3f40",
                AlertKind.GROWN,
                "grown:3",
                "ai-copyright-suits",
                3,
                title,
                "9a1c",
                headline,
                evidence,
                5,
                3,
                1,
                true,
                Optional.empty(),
                Optional.of(Duration.ofHours(12)),
                Optional.empty(),
                List.of("desk"),
                T,
                Optional.empty(),
                Telling.AT_ONCE,
                Optional.empty(),
                Optional.empty());
    }
}
