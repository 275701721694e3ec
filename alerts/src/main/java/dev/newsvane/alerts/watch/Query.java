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

    /// What is looked for in one field or another.
    ///
    /// @param source as the user wrote it
    record Clause(Set<Field> fields, Pattern pattern, String source) implements Query {
        public Clause {
            fields = Set.copyOf(fields);
        }
    }

    /// Whether only an article that holds something asked for can match; otherwise nearly every article would.
    default boolean asksForSomething() {
        return switch (this) {
            case Clause _ -> true;
            case Not _ -> false;
            case All(var parts) -> parts.stream().anyMatch(Query::asksForSomething);
            case Any(var parts) -> parts.stream().allMatch(Query::asksForSomething);
            case AtLeast(var count, var parts) ->
                parts.stream().filter(part -> !part.asksForSomething()).count() < count;
        };
    }
}
