package dev.newsvane.app.config;

import dev.newsvane.alerts.watch.Mistake;
import dev.newsvane.alerts.watch.Nesting;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Watch;
import java.util.List;

/// Whether a watch says what its owner means: its query can be read, and its examples match as they should.
final class WatchCheck {
    private WatchCheck() {}

    /// Whether it is a mistake that an example does not match as it should.
    enum Examples {
        HELD,
        /// Somebody else tries them.
        READ
    }

    /// A watch with the watches that its query names in place; what is wrong with it, or may not be
    /// meant, is noted.
    ///
    /// @param section the watch's
    /// @param examples the section of its examples
    /// @param names by which entities are told
    static Watch checked(
            Watch watch, Nesting nesting, Section section, Section examples, Examples how, EnrichSettings names) {
        if (watch.query().isEmpty()) {
            return watch;
        }
        doubtRegions(watch.languages(), section);
        var nested = nesting.read(watch.name(), watch.query());
        var asking = watch.asking(nested.text());
        nested.doubts().forEach(doubt -> section.doubtWithin("query", place(doubt), what(doubt)));
        switch (nested.parsing()) {
            case Parsing.Mistakes(var mistakes) ->
                mistakes.forEach(mistake -> section.wrongWithin("query", place(mistake), what(mistake)));
            case Parsing.Parsed(var _) when how == Examples.HELD -> checkExamples(Trial.of(asking, names), examples);
            case Parsing.Parsed(var _) -> {}
        }
        return asking;
    }

    /// Articles tell their language alone; a watch of more is given what may be meant, and told so.
    private static void doubtRegions(List<String> languages, Section section) {
        for (var i = 0; i < languages.size(); i++) {
            var parts = languages.get(i).split("-", 2);
            if (parts.length > 1) {
                section.doubt(
                        "languages",
                        i,
                        "read " + languages.get(i) + ", which finds all articles in " + parts[0]
                                + ": they tell no more; right would be " + parts[0]);
            }
        }
    }

    private static Place place(Mistake mistake) {
        return new Place(mistake.line(), mistake.column());
    }

    private static String what(Mistake mistake) {
        return "read " + mistake.read() + "; right would be " + mistake.would();
    }

    private static void checkExamples(List<Trial> trials, Section section) {
        for (var should : List.of(true, false)) {
            var those = trials.stream()
                    .filter(trial -> trial.example().matches() == should)
                    .toList();
            for (var i = 0; i < those.size(); i++) {
                if (!those.get(i).passed()) {
                    section.wrong(should ? "should" : "should-not", i, disagreement(those.get(i)));
                }
            }
        }
    }

    private static String disagreement(Trial trial) {
        return trial.example().matches()
                ? "read \"" + trial.shown()
                        + "\", which the query does not match; right would be a text that it matches"
                : "read \"" + trial.shown() + "\", which the query matches; right would be a text that it does not";
    }
}
