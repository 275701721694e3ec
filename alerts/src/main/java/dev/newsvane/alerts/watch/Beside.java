package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Named;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What has places, so that it stands beside NEAR and can be counted: a word, a phrase, what is near something, or
/// alternatives of these.
final class Beside {
    /// What stands before a number of times.
    static final String OFTEN = "ATLEAST";

    private Beside() {}

    /// One beside the other.
    ///
    /// @param sign NEAR or ONEAR
    /// @return empty with a mistake where a side has no place
    static Optional<Query> near(
            Query one, Query other, Token sign, int gap, Set<Field> scope, Clauses.Complaint complaint) {
        var sides = Stream.of(one, other).map(query -> side(query, scope)).toList();
        if (sides.stream().anyMatch(Optional::isEmpty)) {
            complaint.mistake(
                    sign,
                    sign.kind() + "/" + sign.text(),
                    "a word, a phrase or another NEAR, or such in brackets with OR alone, on either side; a field goes"
                            + " before both: title:(a NEAR/5 b)");
            return Optional.empty();
        }
        var near = new Pattern.Near(
                sides.getFirst().orElseThrow(), sides.getLast().orElseThrow(), gap, sign.is(Token.Kind.ONEAR));
        if (near.nears() > WatchLanguage.DEEPEST_NEAR) {
            complaint.mistake(
                    sign,
                    sign.kind() + "/" + sign.text() + " as one of more than " + WatchLanguage.DEEPEST_NEAR
                            + " within each other",
                    "fewer");
            return Optional.empty();
        }
        var written = written(one) + " " + sign.kind() + "/" + sign.text() + " " + written(other);
        return Optional.of(new Clause(scope, near, written));
    }

    /// So many times.
    ///
    /// @param sign ATLEAST with a number
    /// @return empty with a mistake
    static Optional<Query> often(Query query, Token sign, Set<Field> scope, Clauses.Complaint complaint) {
        var digits = sign.text().substring(OFTEN.length());
        var times = digits.length() > 3 ? 0 : Integer.parseInt(digits);
        if (times < 1 || times > WatchLanguage.MOST_TIMES) {
            complaint.mistake(
                    sign,
                    sign.text(),
                    "a number of times from 1 to " + WatchLanguage.MOST_TIMES + ", as in " + OFTEN + "3(copyright)");
            return Optional.empty();
        }
        var counted = side(query, scope);
        if (counted.isEmpty()) {
            complaint.mistake(
                    sign,
                    sign.text(),
                    "a word, a phrase, a NEAR, or such with OR alone in its brackets; a field of words goes before it:"
                            + " title:" + sign.text() + "(…)");
        }
        return counted.map(pattern -> new Clause(scope, pattern, times, sign.text() + bracketed(written(query))));
    }

    private static String bracketed(String written) {
        return written.startsWith("(") ? written : "(" + written + ")";
    }

    private static Optional<Pattern> side(Query query, Set<Field> scope) {
        return switch (query) {
            case Clause(var fields, var pattern, var times, var _) ->
                fields.equals(scope) && !Clauses.isKey(scope) && times == 1 ? Optional.of(pattern) : Optional.empty();
            case Named(var _, var named) -> side(named, scope);
            case Any(var parts) -> {
                var sides = parts.stream().map(part -> side(part, scope)).toList();
                yield sides.stream().allMatch(Optional::isPresent)
                        ? Optional.of(new Pattern.Either(sides.stream()
                                .flatMap(Optional::stream)
                                .flatMap(Beside::alternatives)
                                .distinct()
                                .toList()))
                        : Optional.empty();
            }
            case Query.All _, Query.Not _, Query.AtLeast _ -> Optional.empty();
        };
    }

    private static Stream<Pattern> alternatives(Pattern pattern) {
        return pattern instanceof Pattern.Either(var alternatives) ? alternatives.stream() : Stream.of(pattern);
    }

    private static String written(Query query) {
        return switch (query) {
            case Clause(var _, Pattern.Near _, var _, var written) -> "(" + written + ")";
            case Clause(var _, var _, var _, var written) -> written;
            case Named(var sign, var _) -> sign;
            case Any(var parts) ->
                "(" + String.join(" OR ", parts.stream().map(Beside::written).toList()) + ")";
            case Query.All _, Query.Not _, Query.AtLeast _ ->
                throw new IllegalStateException("no side of NEAR: " + query);
        };
    }
}
