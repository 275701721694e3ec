package dev.newsvane.alerts.match;

import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import java.util.List;
import java.util.Set;

/// Queries that throw at an article with a llama in its title. No query that was read asks for nothing in a row; a
/// fault of ours might.
public final class Throwing {
    private static final Query THROWS = new Query.Clause(Set.of(Field.TEXT), new Pattern.Sequence(List.of()), "");

    private static final Query LLAMA =
            new Query.Clause(Set.of(Field.TITLE), new Pattern.Term(Pattern.Form.STEM, "llama"), "llama");

    private Throwing() {}

    /// One that throws when it is asked whether it holds.
    static void add(Matcher matcher, int version) {
        add(matcher, version, new Query.All(List.of(LLAMA, THROWS)));
    }

    /// One that holds, and throws when it is asked where.
    static void addUnshown(Matcher matcher) {
        add(matcher, 1, new Query.Any(List.of(LLAMA, THROWS)));
    }

    private static void add(Matcher matcher, int version, Query query) {
        matcher.add(Articles.watch("bad", version, "llama", Articles.T0), () -> new Parsing.Parsed(query));
    }

    /// What was told of one.
    public static PassedOver passedOver() {
        var passedOver = new PassedOver();
        var matcher = new Matcher(passedOver);
        add(matcher, 1);
        matcher.match(Articles.of("Llama", "sued").article());
        return passedOver;
    }
}
