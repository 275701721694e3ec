package dev.newsvane.alerts.watch;

import java.util.List;

/// What came of reading a query.
public sealed interface Parsing {
    record Parsed(Query query) implements Parsing {}

    /// All mistakes at once, in the order of the text; at least one.
    record Mistakes(List<Mistake> mistakes) implements Parsing {
        public Mistakes {
            mistakes = List.copyOf(mistakes);
        }
    }
}
