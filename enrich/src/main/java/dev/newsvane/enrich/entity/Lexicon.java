package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A gazetteer made ready for reading: its words numbered, its aliases in a trie.
final class Lexicon {
    private static final Pattern VERSUS = Pattern.compile("(?<=\\S) v\\.? (?=\\S)");
    private static final List<String> OTHER_VERSUS = List.of("vs", "versus", "gegen", "contre", "contra", "contro");
    private static final String[] GENERATIONS = {"jr", "sr", "ii", "iii", "iv"};

    /// Shorter surnames are too often words.
    private static final int SHORTEST_SURNAME = 4;

    final Vocabulary vocabulary = new Vocabulary();
    final Trie trie = new Trie();
    final Slips slips;
    final int versus = vocabulary.add("v");
    private final Set<Integer> otherVersus = new HashSet<>();

    /// By word: whether it is context of any entry; whether it is a forename.
    private boolean[] context = new boolean[0];

    private final Set<Integer> contextWords = new HashSet<>();
    private final Set<Integer> forenames = new HashSet<>();
    private final Set<Integer> slippable = new HashSet<>();
    private final Map<List<String>, int[][]> contexts = new HashMap<>();

    Lexicon(List<Entry> entries, List<String> givenNames) {
        OTHER_VERSUS.forEach(word -> otherVersus.add(vocabulary.add(word)));
        givenNames.forEach(name -> forenames.add(vocabulary.add(name.toLowerCase(Locale.ROOT))));
        for (var i = 0; i < entries.size(); i++) {
            add(i, entries.get(i));
        }
        slips = Slips.of(vocabulary, slippable);
        context = new boolean[vocabulary.size()];
        contextWords.forEach(word -> context[word] = true);
    }

    boolean isContext(int word) {
        return word != Vocabulary.UNKNOWN && context[word];
    }

    /// Another way to write the v of a case.
    boolean isVersus(int word) {
        return otherVersus.contains(word);
    }

    boolean isForename(int word) {
        return forenames.contains(word);
    }

    private void add(int order, Entry entry) {
        var words = contexts.computeIfAbsent(entry.context(), this::numbered);
        var meaning = new Meaning(order, entry, words[0], words[1], words[2]);
        var seen = new HashSet<String>();
        Stream.concat(entry.aliases().stream().flatMap(alias -> spellings(entry, alias)), surname(entry).stream())
                .filter(alias -> seen.add(alias.text()))
                .forEach(alias -> add(meaning, alias));
    }

    private void add(Meaning meaning, Alias alias) {
        var words = new ArrayList<Integer>();
        var shapes = new ArrayList<Byte>();
        var letters = 0;
        var scan = new Scan(alias.text(), 0, alias.text().length());
        while (scan.next()) {
            var folded = new String(scan.word, 0, scan.length);
            words.add(vocabulary.add(folded));
            shapes.add(scan.shape());
            letters += scan.length;
            if (scan.length >= Slips.SHORTEST && folded.chars().allMatch(Character::isLetter)) {
                slippable.add(words.getLast());
            }
        }
        var forms = new byte[shapes.size()];
        for (var i = 0; i < forms.length; i++) {
            forms[i] = shapes.get(i);
        }
        trie.add(words.stream().mapToInt(Integer::intValue).toArray(), new Form(meaning, alias.need(), forms, letters));
    }

    /// A case is also written with its v stuck to either party, with others left out, and, where the reader
    /// knows which, by its first party alone with that v.
    private static Stream<Alias> spellings(Entry entry, Alias alias) {
        var parties = VERSUS.split(alias.text(), 2);
        if (entry.kind() != EntityKind.CASE || parties.length < 2) {
            return Stream.of(alias);
        }
        var plain = Stream.of(" v ", "v ", " v", " et al v ")
                .map(v -> new Alias(parties[0] + v + parties[1], alias.need()));
        var stuck = parties[0].length() >= 5 && parties[0].chars().allMatch(Character::isLetter)
                ? Stream.of(new Alias(parties[0] + "v", Alias.Need.CONTEXT))
                : Stream.<Alias>empty();
        return Stream.concat(plain, stuck);
    }

    private static Optional<Alias> surname(Entry entry) {
        var words = entry.name().split("[\\s-]+", -1);
        var last = words[words.length - 1];
        return entry.kind() == EntityKind.PERSON
                        && words.length > 1
                        && last.length() >= SHORTEST_SURNAME
                        && Character.isUpperCase(last.charAt(0))
                        && !Arrays.asList(GENERATIONS)
                                .contains(last.toLowerCase(Locale.ROOT).replace(".", ""))
                        && entry.aliases().stream()
                                .noneMatch(alias -> alias.text().equals(last))
                ? Optional.of(new Alias(last, Alias.Need.NAMED))
                : Optional.empty();
    }

    /// For, names among those, against; each ascending.
    private int[][] numbered(List<String> words) {
        var against = words.stream().filter(word -> word.startsWith("!")).map(word -> word.substring(1));
        var beside = words.stream().filter(word -> !word.startsWith("!")).toList();
        var names = beside.stream().filter(word -> Character.isUpperCase(word.charAt(0)));
        return new int[][] {numbers(beside.stream()), numbers(names), numbers(against)};
    }

    private int[] numbers(Stream<String> words) {
        var numbers = words.map(word -> {
                    var scan = new Scan(word, 0, word.length());
                    return scan.next() ? vocabulary.add(new String(scan.word, 0, scan.length)) : versus;
                })
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
        Arrays.stream(numbers).forEach(contextWords::add);
        return numbers;
    }
}
