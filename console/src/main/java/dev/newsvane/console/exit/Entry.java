package dev.newsvane.console.exit;

import dev.newsvane.base.Follow.Seen;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An alert in a feed, as its latest event tells it.
///
/// @param id of the alert, the same for all its events: one that grows or is corrected is the same entry, updated; but
///     of a spike or a silence its own
/// @param updated when its latest event was matched, and not before one that stands before it: clocks are set back
/// @param published when it was raised, where the same document knows
/// @param kind of the latest event
/// @param link to the article that made the watch speak
/// @param author that article's publisher
/// @param text what happened, and the passages that matched
record Entry(
        String id,
        Instant updated,
        Optional<Instant> published,
        String title,
        String kind,
        String watch,
        Optional<String> link,
        String author,
        Optional<String> language,
        String text) {
    private static final String TAG = "tag:newsvane.dev,2026:";
    private static final int PASSAGES = 20;

    /// Those of some events, the newest first; of several events of one alert the last.
    ///
    /// @param events in the order of the log
    static List<Entry> of(List<Seen<Alert>> events) {
        var latest = new LinkedHashMap<String, Alert>();
        var raised = new HashMap<String, Instant>();
        var updated = new HashMap<String, Instant>();
        for (var event : events) {
            event.value().ifPresent(alert -> {
                latest.putLast(id(alert), alert);
                updated.merge(id(alert), alert.matched(), (one, other) -> one.isAfter(other) ? one : other);
                if (alert.kind() == AlertKind.RAISED || alert.tally().isPresent()) {
                    raised.put(id(alert), alert.matched());
                }
            });
        }
        return latest.sequencedValues().reversed().stream()
                .map(alert -> of(
                        alert,
                        updated.getOrDefault(id(alert), alert.matched()),
                        Optional.ofNullable(raised.get(id(alert)))))
                .toList();
    }

    /// An id that is the same in every feed and every installation (RFC 4151).
    static String tag(String what) {
        return TAG + what;
    }

    private static Entry of(Alert alert, Instant updated, Optional<Instant> published) {
        var evidence = alert.evidence();
        return new Entry(
                tag(id(alert)),
                updated,
                published,
                Words.clean(alert.tally()
                        .map(tally -> tally.headline(headline(alert)))
                        .orElseGet(() -> headline(alert))),
                lower(alert.kind()),
                alert.watch(),
                Words.link(evidence.url()),
                Words.clean(evidence.publisher().orElse(evidence.site())),
                evidence.language(),
                Words.clean(text(alert)));
    }

    /// A spike or a silence is an entry of its own, and no news of the story that stands for it.
    private static String id(Alert alert) {
        return alert.tally().isPresent() ? "event/" + alert.event() : "alert/" + alert.alert();
    }

    private static String headline(Alert alert) {
        var title = alert.evidence().title();
        return alert.headline().isBlank() ? title.isBlank() ? alert.evidence().url() : title : alert.headline();
    }

    private static String text(Alert alert) {
        var lines = new ArrayList<String>();
        lines.add(what(alert) + ". Independent publishers: " + alert.independent() + ", articles: " + alert.articles()
                + ".");
        alert.shown().stream().map(Passage::text).distinct().limit(PASSAGES).forEach(lines::add);
        return String.join("\n\n", lines);
    }

    private static String what(Alert alert) {
        var word = lower(alert.kind());
        return word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1)
                + alert.correction()
                        .map(correction -> ": " + lower(correction.kind()).replace('_', ' '))
                        .or(() -> alert.tally().map(tally -> ": " + tally.words()))
                        .orElse("");
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
