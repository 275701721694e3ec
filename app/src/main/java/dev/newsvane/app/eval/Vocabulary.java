package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// How a set of expectations names what we keep: a table that anyone can edit. A line has a path with `*` for indices
/// (`**` at its end for all below), how to compare, and where it stands in our own JSON; or `excluded` and the reason.
final class Vocabulary {
    private final Map<String, Rule> rules;

    private Vocabulary(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /// What is done with a path.
    sealed interface Rule {
        /// It is compared.
        ///
        /// @param places in our JSON; the first that is there counts
        record Compared(Agreement agreement, List<String> places) implements Rule {}

        /// It is not.
        record Excluded(String pattern, String reason) implements Rule {}
    }

    static Vocabulary of(String name) {
        var rules = new LinkedHashMap<String, Rule>();
        text(name + ".csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*", 3))
                .forEach(cells -> rules.put(cells[0], rule(cells)));
        return new Vocabulary(rules);
    }

    private static Rule rule(String[] cells) {
        return "excluded".equals(cells[1])
                ? new Rule.Excluded(cells[0], cells[2])
                : new Rule.Compared(
                        Agreement.valueOf(cells[1].toUpperCase(Locale.ROOT)), List.of(cells[2].split(" or ", -1)));
    }

    /// The rule of a path: its own, else that of what holds it.
    Optional<Rule> rule(String pattern) {
        var own = Optional.ofNullable(rules.get(pattern));
        for (var held = pattern; own.isEmpty() && !held.isEmpty(); held = outer(held)) {
            own = Optional.ofNullable(rules.get(held + ".**"));
        }
        return own.or(() -> Optional.ofNullable(rules.get("**")));
    }

    /// Whether a path has a line of its own, so that its parts are not looked at.
    boolean names(String pattern) {
        return rules.get(pattern) instanceof Rule.Compared;
    }

    private static String outer(String pattern) {
        return pattern.substring(0, Math.max(0, pattern.lastIndexOf('.')));
    }

    /// What stands in our JSON where an expectation looks; missing where nothing does.
    static JsonNode find(JsonNode ours, Rule.Compared rule, Expectation expectation) {
        for (var place : rule.places()) {
            var found = find(ours, place, expectation.indices());
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode find(JsonNode ours, String place, List<Integer> indices) {
        var at = ours;
        var used = 0;
        for (var step : place.split("\\.", -1)) {
            if ("*".equals(step) && used == indices.size()) {
                return MissingNode.getInstance();
            }
            at = "*".equals(step) ? at.path(indices.get(used++)) : step(at, step);
        }
        // where they list several and we keep one, ours is their first
        var further = indices.subList(used, indices.size()).stream().anyMatch(index -> index > 0);
        return further && !at.isArray() ? MissingNode.getInstance() : at;
    }

    private static JsonNode step(JsonNode at, String step) {
        return at.isArray() && step.matches("\\d+") ? at.path(Integer.parseInt(step)) : at.path(step);
    }

    private static String text(String name) {
        try (var in = Optional.ofNullable(Vocabulary.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalArgumentException("no such vocabulary: " + name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
