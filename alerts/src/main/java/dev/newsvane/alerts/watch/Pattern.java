package dev.newsvane.alerts.watch;

import java.util.List;

/// What is looked for in the words of one field.
public sealed interface Pattern
        permits Pattern.Term,
                Pattern.Prefix,
                Pattern.KeyPrefix,
                Pattern.Sequence,
                Pattern.Together,
                Pattern.Near,
                Pattern.Either,
                Mask {
    /// Which form of a word is compared.
    enum Form {
        /// Of a query the folded word, which comes down to a stem by the article's language.
        STEM,
        EXACT,
        /// A whole name, such as a site's.
        KEY
    }

    record Term(Form form, String text) implements Pattern {}

    /// Every word that begins so; words are folded, not stemmed.
    record Prefix(String text) implements Pattern {}

    /// A name that begins so.
    record KeyPrefix(String text) implements Pattern {}

    /// One right behind the other.
    record Sequence(List<Pattern> parts) implements Pattern {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// In any order, with at most `gap` other words among them.
    record Together(List<Pattern> parts, int gap) implements Pattern {
        public Together {
            parts = List.copyOf(parts);
        }
    }

    /// With at most `gap` words between the end of the one and the beginning of the other.
    ///
    /// @param ordered the one comes first
    record Near(Pattern one, Pattern other, int gap, boolean ordered) implements Pattern {}

    record Either(List<Pattern> alternatives) implements Pattern {
        public Either {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// How many are near something within each other.
    default int nears() {
        return switch (this) {
            case Near(var one, var other, var _, var _) -> 1 + Math.max(one.nears(), other.nears());
            case Either(var alternatives) ->
                alternatives.stream().mapToInt(Pattern::nears).max().orElse(0);
            case Term _, Prefix _, KeyPrefix _, Sequence _, Together _, Mask _ -> 0;
        };
    }

    /// How many words it covers; of alternatives, the longest.
    default int length() {
        return switch (this) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> 1;
            case Sequence(var parts) -> parts.size();
            case Together(var parts, var gap) -> parts.size() + gap;
            case Near(var one, var other, var gap, var _) -> one.length() + other.length() + gap;
            case Either(var alternatives) ->
                alternatives.stream().mapToInt(Pattern::length).max().orElse(0);
        };
    }
}
