package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Spelling;
import dev.newsvane.alerts.watch.Spellings;
import dev.newsvane.alerts.watch.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// The words of one field, and where each stands by its forms; a form is gathered when it is first asked for. For one
/// thread.
final class Concordance implements Places {
    private static final int[] NOWHERE = {};

    private final List<Word> words;
    private final Spellings spellings;
    private final IdentityHashMap<Spelling, Run> runs = new IdentityHashMap<>();
    private final Map<Form, Map<String, int[]>> forms = new EnumMap<>(Form.class);
    private final Map<Pattern, int[]> asked = new HashMap<>();
    private final Map<Pattern, Boolean> answered = new HashMap<>();

    /// @param spellings of the words' language
    Concordance(List<Word> words, Spellings spellings) {
        this.words = words;
        this.spellings = spellings;
    }

    List<Word> words() {
        return words;
    }

    @Override
    public int length() {
        return words.size();
    }

    /// The different words in one of their forms.
    Set<String> different(Form form) {
        return places(form).keySet();
    }

    @Override
    public int[] places(Pattern single) {
        return switch (single) {
            case Pattern.Term(var form, var text) ->
                places(form).getOrDefault(form == Form.STEM ? spellings.stem(text) : text, NOWHERE);
            case Pattern.Prefix(var text) -> asked.computeIfAbsent(single, _ -> places(word -> word.startsWith(text)));
            case Pattern.KeyPrefix(var text) ->
                asked.computeIfAbsent(single, _ -> places(word -> word.startsWith(text)));
            case Mask mask -> asked.computeIfAbsent(mask, _ -> places(mask::matches));
            case Pattern.Sequence _, Pattern.Together _, Pattern.Near _, Pattern.Either _ ->
                throw new IllegalArgumentException("more than a word: " + single);
        };
    }

    private int[] places(Predicate<String> folded) {
        var found = places(Form.KEY).entrySet().stream()
                .filter(entry -> folded.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return found.size() == 1
                ? found.getFirst()
                : found.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }

    @Override
    public boolean stands(Pattern several, BooleanSupplier looked) {
        return answered.computeIfAbsent(several, _ -> looked.getAsBoolean());
    }

    private Map<String, int[]> places(Form form) {
        return forms.computeIfAbsent(form, this::gathered);
    }

    /// The same word stands in a text again and again, and is one object then: its places are gathered once, for all
    /// forms.
    private Map<String, int[]> gathered(Form form) {
        if (runs.isEmpty()) {
            for (var i = 0; i < words.size(); i++) {
                runs.computeIfAbsent(words.get(i).spelling(), _ -> new Run()).add(i);
            }
        }
        var same = new HashMap<String, List<Run>>();
        runs.forEach((spelling, run) ->
                same.computeIfAbsent(spelling.in(form), _ -> new ArrayList<>(1)).add(run));
        var gathered = HashMap.<String, int[]>newHashMap(same.size());
        same.forEach((text, each) -> gathered.put(text, together(each)));
        return gathered;
    }

    private static int[] together(List<Run> runs) {
        return runs.size() == 1
                ? runs.getFirst().places()
                : runs.stream()
                        .flatMapToInt(run -> Arrays.stream(run.places()))
                        .sorted()
                        .toArray();
    }

    private static final class Run {
        private int[] at = new int[1];
        private int size;

        void add(int place) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
            }
            at[size++] = place;
        }

        /// Nobody changes them.
        int[] places() {
            at = at.length == size ? at : Arrays.copyOf(at, size);
            return at;
        }
    }
}
