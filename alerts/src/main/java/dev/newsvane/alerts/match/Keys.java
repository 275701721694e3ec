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
        /// A stem in title or lead.
        TOP,
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
                case TOP -> 0.25 / (1 + text.length() * text.length());
                case HEAD, PIECE -> 0.3;
                case NAME -> text.startsWith(Field.LANGUAGE.word()) ? 1 : 0.05;
                case NAME_HEAD -> 0.5;
            };
        }
    }

    /// What an article must have, or a query cannot match it.
    ///
    /// @param many of several, some
    /// @param each one of each, the cheapest first
    record Needs(Optional<Many> many, List<Keys> each) {}

    /// Of these so many, more than one.
    record Many(int least, List<Keys> of) {}

    /// Both empty where a query can match without anything in particular.
    static Needs of(Query query) {
        var parts = together(query).toList();
        var counted = parts.stream().filter(part -> many(part).isPresent()).findFirst();
        return new Needs(
                counted.flatMap(Keys::many),
                parts.stream()
                        .filter(part -> counted.stream().noneMatch(part::equals))
                        .flatMap(Keys::needs)
                        .sorted(CHEAPEST)
                        .distinct()
                        .toList());
    }

    /// The parts that must all hold.
    private static Stream<Query> together(Query query) {
        return switch (query) {
            case Query.All(var parts) -> parts.stream().flatMap(Keys::together);
            case Query.Named(var _, var named) -> together(named);
            case Query.AtLeast _, Query.Any _, Query.Not _, Query.Clause _ -> Stream.of(query);
        };
    }

    /// Of many parts several: that one of the others is there, as [#needs] has it, says little.
    private static Optional<Many> many(Query query) {
        if (query instanceof Query.AtLeast(var count, var parts) && count > 1) {
            var cheapest = parts.stream()
                    .flatMap(part -> needs(part).min(CHEAPEST).stream())
                    .toList();
            return Optional.of(new Many(count, cheapest)).filter(_ -> cheapest.size() == parts.size());
        }
        return Optional.empty();
    }

    private static Stream<Keys> needs(Query query) {
        return switch (query) {
            case Query.All(var parts) -> parts.stream().flatMap(Keys::needs);
            case Query.Any(var parts) -> some(parts, parts.size());
            // of five three must hold: then of any three one must
            case Query.AtLeast(var count, var parts) -> some(parts, parts.size() - count + 1);
            case Query.Not _ -> Stream.empty();
            case Query.Named(var _, var named) -> needs(named);
            case Query.Clause(var fields, var pattern, var _, var _) ->
                parts(pattern).map(part -> together(fields.stream().map(field -> of(part, field, stem(fields)))));
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

    private static Kind stem(Set<Field> fields) {
        return fields.stream().allMatch(Field::top) ? Kind.TOP : Kind.STEM;
    }

    /// @param stem what a stem is looked up by
    private static Keys of(Pattern pattern, Field field, Kind stem) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) ->
                switch (form) {
                    case STEM -> of(new Key(stem, text));
                    case EXACT -> of(new Key(Kind.EXACT, text));
                    case KEY -> of(name(Kind.NAME, field, text));
                };
            case Prefix(var text) -> of(new Key(Kind.HEAD, text.substring(0, WatchLanguage.SHORTEST_PREFIX)));
            case KeyPrefix(var text) ->
                of(name(Kind.NAME_HEAD, field, text.substring(0, Math.min(text.length(), OF_NAME))));
            case Mask mask -> together(mask.pieces().stream().map(piece -> of(new Key(Kind.PIECE, piece))));
            case Sequence _, Together _, Near _ ->
                parts(pattern).map(part -> of(part, field, stem)).min(CHEAPEST).orElseThrow();
            case Either(var alternatives) -> together(alternatives.stream().map(part -> of(part, field, stem)));
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
            if (kind == Kind.TOP ? !field.top() : field != field.place()) {
                continue;
            }
            var in = reading.in(field);
            switch (kind) {
                case STEM, TOP -> in.different(Pattern.Form.STEM).forEach(told);
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
