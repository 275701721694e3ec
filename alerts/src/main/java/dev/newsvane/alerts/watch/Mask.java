package dev.newsvane.alerts.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/// Every folded word of a shape: with wildcards in it, nearly spelled so, or of a regular expression. It is run as a
/// deterministic automaton, so that a word costs a step for each letter, whatever the shape; those that would take too
/// many states are none. What has no letters that must stand there is none either: it would be looked for everywhere.
public final class Mask implements Pattern, Masking {
    /// Effort to make an automaton deterministic, as Lucene counts it.
    private static final int EFFORT = 10_000;

    /// Letters, signs and repetitions of a regular expression, those repeated counted as often.
    private static final int LARGEST = 200;

    private static final int MOST_STATES = 1_000;

    /// Of letters that must stand somewhere, so many are looked for.
    private static final int GRAM = 3;

    private final String source;
    private final Set<String> pieces;
    private final CharacterRunAutomaton automaton;

    private Mask(String source, Set<String> pieces, CharacterRunAutomaton automaton) {
        this.source = source;
        this.pieces = Set.copyOf(pieces);
        this.automaton = automaton;
    }

    /// @param folded with `?` for one letter and `*` for any number
    static Masking wildcard(String folded) {
        var parts = folded.codePoints()
                .mapToObj(c -> switch (c) {
                    case '?' -> Automata.makeAnyChar();
                    case '*' -> Automata.makeAnyString();
                    default -> Automata.makeChar(c);
                })
                .toList();
        return longest(List.of(folded.split("[?*]", -1)))
                .map(piece -> of(folded, Set.of(piece), Operations.concatenate(parts)))
                .orElse(Masking.Refused.NO_LETTERS);
    }

    /// Words that come from this one by so many letters put in, left out, replaced, or exchanged with the next.
    static Masking fuzzy(String folded, int edits) {
        return of(
                folded + "~" + edits,
                survivors(folded, edits),
                new LevenshteinAutomata(folded, true).toAutomaton(edits));
    }

    static Masking regex(String expression) {
        try {
            var parsed = new RegExp(expression, RegExp.NONE);
            return size(parsed) > LARGEST
                    ? Masking.Refused.TOO_LARGE
                    : pieces(parsed)
                            .map(pieces -> of("/" + expression + "/", pieces, parsed.toAutomaton()))
                            .orElse(Masking.Refused.NO_LETTERS);
        } catch (IllegalArgumentException _) {
            return Masking.Refused.UNREADABLE;
        }
    }

    private static Masking of(String source, Set<String> pieces, Automaton automaton) {
        try {
            var whole = Operations.determinize(automaton, EFFORT);
            return whole.getNumStates() > MOST_STATES
                    ? Masking.Refused.TOO_LARGE
                    : new Mask(source, pieces, new CharacterRunAutomaton(whole));
        } catch (TooComplexToDeterminizeException _) {
            return Masking.Refused.TOO_LARGE;
        }
    }

    public boolean matches(String folded) {
        return automaton.run(folded);
    }

    /// Two or three letters in a row each, of which a word must hold at least one.
    public Set<String> pieces() {
        return pieces;
    }

    /// Whether it is written with signs at which the words of addresses end.
    boolean isCut() {
        return Wildcards.in(source)
                && !source.startsWith("/")
                && !Words.parts(source, Wildcards.SIGNS).equals(source);
    }

    private static Optional<String> longest(List<String> literals) {
        return literals.stream()
                .filter(literal -> literal.length() >= GRAM)
                .findFirst()
                .map(literal -> literal.substring(0, GRAM));
    }

    /// Of `edits + 1` pieces one is left whole, or one border between two has its letters exchanged and no other harm.
    private static Set<String> survivors(String word, int edits) {
        var survivors = new HashSet<String>();
        for (var i = 0; i <= edits; i++) {
            var start = i * word.length() / (edits + 1);
            var end = (i + 1) * word.length() / (edits + 1);
            survivors.add(word.substring(start, Math.min(end, start + GRAM)));
            if (i > 0) {
                survivors.add("" + word.charAt(start) + word.charAt(start - 1));
            }
        }
        return survivors;
    }

    private static Optional<Set<String>> pieces(RegExp part) {
        return switch (part.kind) {
            case REGEXP_STRING -> longest(List.of(part.s)).map(Set::of);
            case REGEXP_CONCATENATION -> pieces(part.exp1).or(() -> pieces(part.exp2));
            case REGEXP_UNION ->
                pieces(part.exp1)
                        .flatMap(one -> pieces(part.exp2).map(other -> {
                            var both = new HashSet<>(one);
                            both.addAll(other);
                            return both;
                        }));
            case REGEXP_REPEAT_MIN, REGEXP_REPEAT_MINMAX -> part.min > 0 ? pieces(part.exp1) : Optional.empty();
            case REGEXP_INTERSECTION,
                    REGEXP_OPTIONAL,
                    REGEXP_REPEAT,
                    REGEXP_COMPLEMENT,
                    REGEXP_CHAR,
                    REGEXP_CHAR_RANGE,
                    REGEXP_CHAR_CLASS,
                    REGEXP_ANYCHAR,
                    REGEXP_EMPTY,
                    REGEXP_ANYSTRING,
                    REGEXP_AUTOMATON,
                    REGEXP_INTERVAL,
                    REGEXP_DEPRECATED_COMPLEMENT -> Optional.empty();
        };
    }

    private static long size(RegExp part) {
        return switch (part.kind) {
            case REGEXP_STRING -> part.s.length();
            case REGEXP_UNION, REGEXP_CONCATENATION, REGEXP_INTERSECTION ->
                Math.min(LARGEST + 1L, size(part.exp1) + size(part.exp2));
            case REGEXP_REPEAT_MINMAX -> Math.min(LARGEST + 1L, size(part.exp1) * (1L + part.max));
            case REGEXP_REPEAT_MIN -> Math.min(LARGEST + 1L, size(part.exp1) * (1L + part.min));
            case REGEXP_OPTIONAL, REGEXP_REPEAT, REGEXP_COMPLEMENT, REGEXP_DEPRECATED_COMPLEMENT -> 1 + size(part.exp1);
            case REGEXP_CHAR,
                    REGEXP_CHAR_RANGE,
                    REGEXP_CHAR_CLASS,
                    REGEXP_ANYCHAR,
                    REGEXP_EMPTY,
                    REGEXP_ANYSTRING,
                    REGEXP_AUTOMATON,
                    REGEXP_INTERVAL -> 1;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && source.equals(mask.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
