package dev.newsvane.alerts.watch;

import java.util.List;
import java.util.Set;

/// A query of the watch language as a tree.
public sealed interface Query {
    record All(List<Query> parts) implements Query {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Query> parts) implements Query {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Query part) implements Query {}

    record AtLeast(int count, List<Query> parts) implements Query {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /// What is shown by another sign than its own parts: `@suit` of `let suit = (sue OR lawsuit)`, or `like:` and an
    /// example.
    record Named(String sign, Query query) implements Query {}

    /// What is looked for in one field or another.
    ///
    /// @param times at so many places that share no word, all its fields taken together
    /// @param written as the user wrote it, without its field
    record Clause(Set<Field> fields, Pattern pattern, int times, String written) implements Query {
        public Clause {
            fields = Set.copyOf(fields);
        }

        public Clause(Set<Field> fields, Pattern pattern, String written) {
            this(fields, pattern, 1, written);
        }

        Clause of(Pattern other) {
            return new Clause(fields, other, times, written);
        }

        /// As the user could have written it.
        public String source() {
            var field = Field.sign(fields);
            return !field.isEmpty() && pattern instanceof Pattern.Near ? field + '(' + written + ')' : field + written;
        }
    }

    /// How many clauses it has, each wherever it stands.
    default int clauses() {
        return switch (this) {
            case Clause _ -> 1;
            case Named(var _, var query) -> query.clauses();
            case Not(var part) -> part.clauses();
            case All(var parts) -> parts.stream().mapToInt(Query::clauses).sum();
            case Any(var parts) -> parts.stream().mapToInt(Query::clauses).sum();
            case AtLeast(var _, var parts) ->
                parts.stream().mapToInt(Query::clauses).sum();
        };
    }

    /// Whether only an article that holds something asked for can match; otherwise nearly every article would.
    default boolean asksForSomething() {
        return switch (this) {
            case Clause _ -> true;
            case Named(var _, var query) -> query.asksForSomething();
            case Not _ -> false;
            case All(var parts) -> parts.stream().anyMatch(Query::asksForSomething);
            case Any(var parts) -> parts.stream().allMatch(Query::asksForSomething);
            case AtLeast(var count, var parts) ->
                parts.stream().filter(part -> !part.asksForSomething()).count() < count;
        };
    }
}
