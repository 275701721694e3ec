package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Queries that name watches: `watch:quays` stands for the query of the watch `quays`, as if it stood there in
/// brackets.
/// It is put in place before a version is stored, so that a version is what it is for ever. For one thread.
public final class Nesting {
    /// What stands before a name.
    static final String SIGN = "watch";

    /// So many names a mistake tells.
    private static final int TOLD = 10;

    private static final String ROW = "at most " + WatchLanguage.DEEPEST + " watches that name one another in a row";

    private final Map<String, String> texts;
    private final Map<String, Nested> known = new HashMap<>();
    private final Map<String, Set<String>> references = new HashMap<>();
    /// How many watches in a row a known one is the first of.
    private final Map<String, Integer> rows = new HashMap<>();

    private final SequencedSet<String> within = new LinkedHashSet<>();

    /// @param texts what watches that may be named ask, as it was written, by their names
    public Nesting(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /// A query with those that it names in their places.
    ///
    /// @param text without names of watches; where there are mistakes, as it was written
    /// @param doubts what of the query as it was written may not be meant
    public record Nested(String text, Parsing parsing, List<Mistake> doubts) {}

    private record Named(String name, int start, int end) {}

    /// Reads a query.
    ///
    /// @param name of the watch that asks it, which it may not lead back to
    public Nested read(String name, String text) {
        within.addLast(name);
        var doubts = new Doubts(text);
        var parsing = WatchLanguage.parse(text, this::query, Optional.of(doubts));
        within.removeLast();
        if (within.isEmpty()) {
            // what is wrong in a long row may be right by itself
            known.values().removeIf(each -> each.parsing instanceof Parsing.Mistakes);
        }
        if (parsing instanceof Parsing.Mistakes) {
            return new Nested(text, parsing, List.of());
        }
        var named = named(text);
        return named.isEmpty() ? new Nested(text, parsing, doubts.found()) : inPlace(text, named, doubts.found());
    }

    /// The names of the watches that a query names.
    public static Set<String> names(String text) {
        return named(text).stream().map(Named::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether a watch names another, directly or by way of others.
    public boolean leads(String from, String to) {
        return way(from, to, new LinkedHashSet<>(), new HashSet<>()).isPresent();
    }

    private static List<Named> named(String text) {
        var tokens = Lexer.tokens(text, new ArrayList<>());
        var named = new ArrayList<Named>();
        for (var i = 0; i < tokens.size() - 1; i++) {
            var name = tokens.get(i + 1);
            if (tokens.get(i).is(Kind.FIELD) && tokens.get(i).text().equals(SIGN) && isName(name)) {
                named.add(new Named(name.text(), tokens.get(i).start(), name.end()));
            }
        }
        return named;
    }

    static boolean isName(Token token) {
        return token.is(Kind.PHRASE) || (token.is(Kind.WORD) && !token.exact());
    }

    private Nested inPlace(String text, List<Named> named, List<Mistake> doubts) {
        var whole = new StringBuilder();
        var from = 0;
        for (var each : named) {
            var inner = known(each.name).text;
            // a remark at its end would take the bracket in
            whole.append(text, from, each.start).append('(').append(inner).append(inner.contains("#") ? "\n)" : ")");
            from = each.end;
            if (whole.length() > 2 * WatchLanguage.LONGEST) {
                break;
            }
        }
        whole.append(text, from, text.length());
        var parsing = WatchLanguage.parse(whole.toString());
        return parsing instanceof Parsing.Mistakes(var mistakes)
                ? new Nested(text, tooMuch(text, named.getFirst(), mistakes.getFirst()), List.of())
                : new Nested(whole.toString(), parsing, doubts);
    }

    /// What is wrong only once all is in place: a bound.
    private static Parsing tooMuch(String text, Named first, Mistake mistake) {
        return new Parsing.Mistakes(List.of(Place.mistake(
                text,
                first.start,
                text.substring(first.start, first.end) + ", and with what it stands for " + mistake.read(),
                mistake.would())));
    }

    private Optional<Query> query(String name, Consumer<String> would) {
        var circle = way(name, within.getLast(), new LinkedHashSet<>(), new HashSet<>());
        if (circle.isPresent() || within.contains(name)) {
            would.accept("a watch that does not lead back here, as "
                    + String.join(" → ", within.getLast(), circle.orElse(name)));
        } else if (!texts.containsKey(name)) {
            would.accept("the name of a watch: " + names());
        } else if (within.size() > WatchLanguage.DEEPEST) {
            would.accept(ROW);
        } else {
            return switch (known(name).parsing) {
                case Parsing.Parsed(var _)
                when rows.getOrDefault(name, 0) > WatchLanguage.DEEPEST -> {
                    would.accept(ROW);
                    yield Optional.empty();
                }
                case Parsing.Parsed(var query) -> Optional.of(query);
                case Parsing.Mistakes(var _) -> {
                    would.accept("a watch without a mistake in its own query");
                    yield Optional.empty();
                }
            };
        }
        return Optional.empty();
    }

    /// By which names one leads to another, of those that are within reach.
    private Optional<String> way(String from, String to, SequencedSet<String> passed, Set<String> seen) {
        if (!seen.add(from) || passed.size() > WatchLanguage.DEEPEST) {
            return Optional.empty();
        }
        passed.addLast(from);
        if (from.equals(to)) {
            return Optional.of(String.join(" → ", passed));
        }
        for (var next : references(from)) {
            var way = way(next, to, passed, seen);
            if (way.isPresent()) {
                return way;
            }
        }
        passed.removeLast();
        return Optional.empty();
    }

    private Set<String> references(String from) {
        return references.computeIfAbsent(from, name -> names(texts.getOrDefault(name, "")));
    }

    private Nested known(String name) {
        var read = Optional.ofNullable(known.get(name)).orElseGet(() -> read(name, texts.getOrDefault(name, "")));
        known.put(name, read);
        var next = references(name).stream();
        rows.put(
                name,
                next.mapToInt(each -> rows.getOrDefault(each, 0) + 1).max().orElse(1));
        return read;
    }

    private String names() {
        var names = texts.keySet().stream()
                .filter(name -> !within.contains(name))
                .sorted()
                .toList();
        return names.isEmpty()
                ? "there is none here"
                : names.stream().limit(TOLD).collect(Collectors.joining(", ")) + (names.size() > TOLD ? ", …" : "");
    }
}
