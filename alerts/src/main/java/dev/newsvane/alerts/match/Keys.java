package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Either;
import dev.newsvane.alerts.watch.Pattern.KeyPrefix;
import dev.newsvane.alerts.watch.Pattern.Near;
import dev.newsvane.alerts.watch.Pattern.Prefix;
import dev.newsvane.alerts.watch.Pattern.Sequence;
import dev.newsvane.alerts.watch.Pattern.Together;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.WatchLanguage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What an article must have at least one of, or a query cannot match it.
///
/// @param cost about the share of articles that have one; 0 is best
record Keys(Set<Key> keys, double cost) {
    /// Of what a name begins with, so many letters are looked at.
    private static final int OF_NAME = 50;

    private static final Comparator<Keys> CHEAPEST = Comparator.comparingDouble(Keys::cost);

    enum Kind {
        STEM,
        EXACT,
        /// The first three letters of a folded word.
        HEAD,
        /// Two or three letters in a row, anywhere in a folded word.
        PIECE,
        /// A field, a colon, a whole name.
        NAME,
        /// A field, a colon, what a name begins with.
        NAME_HEAD
    }

    record Key(Kind kind, String text) {
        /// Without counts of words, long ones are taken for rare.
        double cost() {
            return switch (kind) {
                case STEM, EXACT -> 1.0 / (1 + text.length() * text.length());
                case HEAD, PIECE -> 0.3;
                case NAME -> text.startsWith(Field.LANGUAGE.word()) ? 1 : 0.05;
                case NAME_HEAD -> 0.5;
            };
        }
    }

    /// Of each of these an article must have at least one key, or the query cannot match it; the cheapest first. Empty
    /// where a query can match without anything in particular.
    static List<Keys> of(Query query) {
        return needs(query).sorted(CHEAPEST).toList();
    }

    private static Stream<Keys> needs(Query query) {
        return switch (query) {
            case Query.All(var parts) -> parts.stream().flatMap(Keys::needs);
            case Query.Any(var parts) -> some(parts, parts.size());
            // of five three must hold: then of any three one must
            case Query.AtLeast(var count, var parts) -> some(parts, parts.size() - count + 1);
            case Query.Not _ -> Stream.empty();
            case Query.Named(var _, var named) -> needs(named);
            case Query.Clause(var fields, var pattern, var _) ->
                parts(pattern).map(part -> together(fields.stream().map(field -> of(part, field))));
        };
    }

    /// Of the parts so many, the cheapest; nothing where one of them needs nothing.
    private static Stream<Keys> some(List<Query> parts, int count) {
        var cheapest = parts.stream()
                .map(part -> needs(part).min(CHEAPEST))
                .sorted(Comparator.comparingDouble(each -> each.map(Keys::cost).orElse(Double.POSITIVE_INFINITY)))
                .limit(count)
                .toList();
        return cheapest.stream().allMatch(Optional::isPresent)
                ? Stream.of(together(cheapest.stream().flatMap(Optional::stream)))
                : Stream.empty();
    }

    /// What stands together, each of which must be there.
    private static Stream<Pattern> parts(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term _, Prefix _, KeyPrefix _, Mask _, Either _ -> Stream.of(pattern);
            case Sequence(var parts) -> parts.stream();
            case Together(var parts, var _) -> parts.stream();
            case Near(var one, var other, var _, var _) -> Stream.concat(parts(one), parts(other));
        };
    }

    private static Keys of(Pattern pattern, Field field) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) ->
                switch (form) {
                    case STEM -> of(new Key(Kind.STEM, text));
                    case EXACT -> of(new Key(Kind.EXACT, text));
                    case KEY -> of(name(Kind.NAME, field, text));
                };
            case Prefix(var text) -> of(new Key(Kind.HEAD, text.substring(0, WatchLanguage.SHORTEST_PREFIX)));
            case KeyPrefix(var text) ->
                of(name(Kind.NAME_HEAD, field, text.substring(0, Math.min(text.length(), OF_NAME))));
            case Mask mask -> together(mask.pieces().stream().map(piece -> of(new Key(Kind.PIECE, piece))));
            case Sequence _, Together _, Near _ ->
                parts(pattern).map(part -> of(part, field)).min(CHEAPEST).orElseThrow();
            case Either(var alternatives) -> together(alternatives.stream().map(part -> of(part, field)));
        };
    }

    private static Keys of(Key key) {
        return new Keys(Set.of(key), key.cost());
    }

    private static Keys together(Stream<Keys> all) {
        var keys = new HashSet<Key>();
        all.forEach(each -> keys.addAll(each.keys));
        return new Keys(keys, keys.stream().mapToDouble(Key::cost).sum());
    }

    private static Key name(Kind kind, Field field, String text) {
        return new Key(kind, field.word() + ':' + text);
    }

    /// Tells the keys of a kind that an article has, some of them again and again: there may be millions.
    static void each(Kind kind, Reading reading, Consumer<String> told) {
        for (var field : Field.values()) {
            if (field != field.place()) {
                continue;
            }
            var in = reading.in(field);
            switch (kind) {
                case STEM -> in.different(Pattern.Form.STEM).forEach(told);
                case EXACT -> in.different(Pattern.Form.EXACT).forEach(told);
                case HEAD ->
                    in.different(Pattern.Form.KEY).stream()
                            .filter(word -> word.length() >= WatchLanguage.SHORTEST_PREFIX)
                            .forEach(word -> told.accept(word.substring(0, WatchLanguage.SHORTEST_PREFIX)));
                case PIECE -> in.different(Pattern.Form.KEY).forEach(word -> pieces(word, told));
                case NAME -> names(field, in).forEach(name -> told.accept(field.word() + ':' + name));
                case NAME_HEAD -> names(field, in).forEach(name -> heads(field.word() + ':', name, told));
            }
        }
    }

    private static void pieces(String word, Consumer<String> told) {
        for (var start = 0; start < word.length() - 1; start++) {
            told.accept(word.substring(start, start + 2));
            if (start < word.length() - 2) {
                told.accept(word.substring(start, start + 3));
            }
        }
    }

    private static Collection<String> names(Field field, Concordance in) {
        return field.kind() == Field.Kind.KEY ? in.different(Pattern.Form.KEY) : List.of();
    }

    private static void heads(String field, String name, Consumer<String> told) {
        for (var end = 1; end <= Math.min(name.length(), OF_NAME); end++) {
            told.accept(field + name.substring(0, end));
        }
    }
}
