package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person is told of an alert, in plain words that are bounded and not escaped yet.
///
/// @param watch title of the watch
/// @param headline of the story
/// @param link to the article that made the watch speak
/// @param publisher of that article
/// @param passages that matched, three at most
/// @param carried how many publishers carry the story
/// @param event what became of the alert
/// @param late how late the article was
/// @param at when the watch matched
record Brief(
        String watch,
        String headline,
        Optional<String> link,
        String publisher,
        List<String> passages,
        String carried,
        String event,
        Optional<String> late,
        Instant at) {
    static final int WATCH = 100;
    static final int HEADLINE = 200;
    static final int PUBLISHER = 100;
    static final int PASSAGE = 300;
    static final int PASSAGES = 3;

    static Brief of(Alert alert) {
        var evidence = alert.evidence();
        return new Brief(
                seen(WATCH, alert.title(), alert.watch()),
                headline(alert),
                Plain.link(evidence.url()),
                seen(PUBLISHER, evidence.publisher().orElse(""), evidence.site()),
                alert.shown().stream()
                        .map(Passage::text)
                        .distinct()
                        .limit(PASSAGES)
                        .map(text -> Plain.line(text, PASSAGE))
                        .toList(),
                count(alert.independent(), "independent publisher") + ", " + count(alert.articles(), "article"),
                event(alert),
                alert.late().map(Brief::late),
                alert.matched());
    }

    private static String headline(Alert alert) {
        var story = seen(
                HEADLINE,
                alert.headline(),
                alert.evidence().title(),
                alert.evidence().site());
        return alert.tally()
                .map(tally -> Plain.line(tally.headline(story), HEADLINE))
                .orElse(story);
    }

    /// The first of which something is left to be seen: chats refuse a message with an empty field.
    private static String seen(int most, String... texts) {
        return Stream.of(texts)
                .map(text -> Plain.line(text, most))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("unknown");
    }

    /// What a trial says.
    static Brief test(String endpoint, Instant now) {
        return new Brief(
                "Newsvane",
                "Newsvane can reach this endpoint.",
                Optional.empty(),
                Plain.line(endpoint, PUBLISHER),
                List.of(),
                "a trial, no news",
                "Test",
                Optional.empty(),
                now);
    }

    /// Everything that stands below the headline but for the passages.
    String details() {
        return publisher + " · " + carried + late.map(how -> " · " + how).orElse("");
    }

    /// On one line, for where there is room for no more.
    String line() {
        return watch + ": " + headline + " (" + publisher + ")";
    }

    private static String event(Alert alert) {
        var word = lower(alert.kind());
        var why = alert.correction()
                .map(correction -> ": " + lower(correction.kind()))
                .or(() -> alert.tally().map(tally -> ": " + tally.words()));
        var replay = alert.replay().map(name -> ", by the replay " + Plain.line(name, WATCH));
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + why.orElse("") + replay.orElse("");
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String late(Duration late) {
        return late.toHours() >= 48
                ? count(late.toDays(), "day") + " late"
                : late.toMinutes() >= 120
                        ? count(late.toHours(), "hour") + " late"
                        : count(late.toMinutes(), "minute") + " late";
    }

    static String count(long number, String what) {
        return number + " " + (number == 1 ? what : what.endsWith("y") ? what.replaceAll("y$", "ies") : what + "s");
    }
}
