package dev.newsvane.app;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Tally;
import dev.newsvane.schemas.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts for tests.
///
/// @param watch its name
/// @param alert the alert's id
/// @param story its story
/// @param headline of the story
/// @param url of the article that made it speak
/// @param passage that matched; empty: none
public record Alerts(
        String watch, String alert, String story, String headline, String url, String passage, Instant at) {
    /// About one story of its own.
    public static Alerts of(String watch, int number, Instant at) {
        return new Alerts(
                watch,
                Ids.of(watch, "alert " + number),
                "story " + number,
                "Story " + number,
                "https://paper.example/" + number,
                "",
                at.plusSeconds(number));
    }

    public Alerts headline(String other) {
        return new Alerts(watch, alert, story, other, url, passage, at);
    }

    public Alerts url(String other) {
        return new Alerts(watch, alert, story, headline, other, passage, at);
    }

    public Alerts passage(String other) {
        return new Alerts(watch, alert, story, headline, url, other, at);
    }

    public Alerts at(Instant other) {
        return new Alerts(watch, alert, story, headline, url, passage, other);
    }

    public Alert raised() {
        return event(AlertKind.RAISED, true, Optional.empty());
    }

    /// One that called nobody.
    public Alert kept() {
        return event(AlertKind.RAISED, false, Optional.empty());
    }

    public Alert corrected(Correction correction) {
        return event(AlertKind.CORRECTED, true, Optional.of(correction));
    }

    /// Nothing has come in since.
    public Alert silent() {
        return event(AlertKind.SILENT, true, Optional.empty(), Optional.of(Tally.silence(at, at)));
    }

    public Alert event(AlertKind kind, boolean pages, Optional<Correction> correction) {
        return event(kind, pages, correction, Optional.empty());
    }

    private Alert event(AlertKind kind, boolean pages, Optional<Correction> correction, Optional<Tally> tally) {
        var passages =
                passage.isEmpty() ? List.<Passage>of() : List.of(new Passage("text", 0, passage.length(), passage, ""));
        var evidence = new Evidence(
                Ids.of(url),
                "r",
                url,
                "site",
                Optional.empty(),
                "Title",
                Optional.empty(),
                passages,
                Optional.empty(),
                Optional.empty(),
                at,
                at,
                at,
                0,
                Optional.empty(),
                Optional.empty());
        return new Alert(
                "event-" + kind + alert,
                alert,
                kind,
                "",
                watch,
                1,
                "Watch",
                story,
                headline,
                evidence,
                1,
                1,
                0,
                pages,
                pages ? Optional.empty() : Optional.of("import"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                at,
                correction,
                Telling.AT_ONCE,
                tally,
                Optional.empty());
    }
}
