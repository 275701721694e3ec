package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Word;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What the watch language means, said as plainly as it can be: every stretch of every field is tried. Slow, shares
/// no step with [Find] and [Index], and is what they are held to.
///
/// @param stem what a folded word comes down to in the article's language
record Definition(UnaryOperator<String> stem) {

    boolean holds(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> parts.stream().allMatch(part -> holds(part, reading));
            case Query.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, reading));
            case Query.Not(var part) -> !holds(part, reading);
            case Query.AtLeast(var count, var parts) ->
                parts.stream().filter(part -> holds(part, reading)).count() >= count;
            case Query.Named(var _, var named) -> holds(named, reading);
            case Query.Clause(var fields, var pattern, var times, var _) ->
                fields.stream()
                                .mapToInt(
                                        field -> most(pattern, reading.in(field).words()))
                                .sum()
                        >= times;
        };
    }

    /// The most stretches that share no word: of the first words so many as of one fewer, or one more than there are
    /// before a stretch that ends with the last of them.
    private int most(Pattern pattern, List<Word> words) {
        var most = new int[words.size() + 1];
        for (var to = 1; to <= words.size(); to++) {
            most[to] = most[to - 1];
            for (var from = Math.max(0, to - pattern.length()); from < to; from++) {
                if (fills(pattern, words.subList(from, to))) {
                    most[to] = Math.max(most[to], most[from] + 1);
                }
            }
        }
        return most[words.size()];
    }

    /// Whether the pattern takes up the whole stretch, from its first word to its last.
    private boolean fills(Pattern pattern, List<Word> stretch) {
        return switch (pattern) {
            case Pattern.Term _, Pattern.Prefix _, Pattern.KeyPrefix _, Mask _ ->
                stretch.size() == 1 && is(pattern, stretch.getFirst());
            case Pattern.Sequence(var parts) ->
                parts.size() == stretch.size()
                        && IntStream.range(0, parts.size()).allMatch(i -> is(parts.get(i), stretch.get(i)));
            case Pattern.Together(var parts, var gap) ->
                !stretch.isEmpty()
                        && stretch.size() <= parts.size() + gap
                        && parts.stream().anyMatch(part -> is(part, stretch.getFirst()))
                        && parts.stream().anyMatch(part -> is(part, stretch.getLast()))
                        && parts.stream()
                                .allMatch(part -> stretch.stream()
                                                .filter(word -> is(part, word))
                                                .count()
                                        >= parts.stream().filter(part::equals).count());
            case Pattern.Near(var one, var other, var gap, var ordered) ->
                apart(one, other, gap, stretch) || (!ordered && apart(other, one, gap, stretch));
            case Pattern.Either(var alternatives) ->
                alternatives.stream().anyMatch(alternative -> fills(alternative, stretch));
        };
    }

    private boolean apart(Pattern first, Pattern last, int gap, List<Word> stretch) {
        var size = stretch.size();
        return IntStream.rangeClosed(0, gap)
                .anyMatch(between -> IntStream.rangeClosed(
                                Math.max(0, size - between - last.length()), Math.min(size - between, first.length()))
                        .anyMatch(end -> fills(first, stretch.subList(0, end))
                                && fills(last, stretch.subList(end + between, size))));
    }

    private boolean is(Pattern pattern, Word word) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) ->
                word.in(form).equals(form == Pattern.Form.STEM ? stem.apply(text) : text);
            case Pattern.Prefix(var text) -> word.folded().startsWith(text);
            case Pattern.KeyPrefix(var text) -> word.folded().startsWith(text);
            case Mask mask -> Shape.fits(mask.toString(), word.folded());
            case Pattern.Sequence _, Pattern.Together _, Pattern.Near _, Pattern.Either _ -> false;
        };
    }
}
