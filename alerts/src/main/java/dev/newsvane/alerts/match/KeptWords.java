package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// The words of many articles and where they stand: a query is asked of all of them at once. Which of them may match is
/// known by the articles that its words stand in; of those each is decided by the code that decides live ([Find]).
/// Several threads may ask.
final class KeptWords {
    private static final int NONE = -1;

    private final LeafReader leaf;
    private final Stemmer stemmer;
    private final List<String> rules = new ArrayList<>();

    /// By article, the number of the rules by which its words are stemmed.
    private final int[] ruled;

    private final Map<Field, int[]> lengths = new EnumMap<>(Field.class);

    KeptWords(LeafReader leaf, Stemmer stemmer) {
        this.leaf = leaf;
        this.stemmer = stemmer;
        this.ruled = new int[leaf.maxDoc()];
        Arrays.fill(ruled, NONE);
        try {
            var kept = DocValues.getSorted(leaf, Volume.RULES);
            for (var number = 0; number < kept.getValueCount(); number++) {
                rules.add(kept.lookupOrd(number).utf8ToString());
            }
            while (kept.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                ruled[kept.docID()] = kept.ordValue();
            }
            for (var field : Field.values()) {
                lengths.put(field, lengths(field.place()));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int[] lengths(Field field) throws IOException {
        var lengths = new int[leaf.maxDoc()];
        var kept = DocValues.getNumeric(leaf, field.word());
        while (kept.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lengths[kept.docID()] = (int) kept.longValue();
        }
        return lengths;
    }

    /// How many of a field's words are looked at.
    private static int most(Field field) {
        return field == Field.LEAD ? Field.LEAD_WORDS : Integer.MAX_VALUE;
    }

    private int length(Field field, int number) {
        return Math.min(most(field), Objects.requireNonNull(lengths.get(field))[number]);
    }

    /// How all entries begin that tell which words come down to a stem.
    static String stemmed(String rules, String stem) {
        return rules + Kept.BETWEEN + stem + Kept.BETWEEN;
    }

    /// An answer of a query at many articles.
    ///
    /// @param in the numbers of these
    record Answers(Answer answer, BitSet in) {}

    /// Where it holds, and where it threw, whatever it threw first.
    List<Answers> answers(Stored stored) {
        var asked = new Asked();
        var answers = new HashMap<Boolean, Answers>();
        asked.worthAsking(stored.query()).stream()
                .forEach(number -> Answer.of(stored, asked.article(number))
                        .ifPresent(answer -> answers.computeIfAbsent(
                                        answer.fault().isPresent(), _ -> new Answers(answer, new BitSet()))
                                .in
                                .set(number)));
        return List.copyOf(answers.values());
    }

    /// Where something stands, by article.
    ///
    /// @param most so many words are looked at
    private record Stands(int most, Map<Integer, int[]> places, BitSet articles) {
        private static final int[] NOWHERE = {};

        Stands(int most) {
            this(most, new HashMap<>(), new BitSet());
        }

        void add(int article, int[] there) {
            var more = there[there.length - 1] < most
                    ? there
                    : Arrays.stream(there).filter(place -> place < most).toArray();
            if (more.length == 0) {
                return;
            }
            articles.set(article);
            places.merge(article, more, (some, others) -> {
                var all = Arrays.copyOf(some, some.length + others.length);
                System.arraycopy(others, 0, all, some.length, others.length);
                Arrays.sort(all);
                return all;
            });
        }

        int[] in(int article) {
            return places.getOrDefault(article, NOWHERE);
        }
    }

    private record Spot(Field field, Pattern single) {}

    /// One query, and what was found for it.
    private final class Asked {
        private final Map<Spot, Stands> found = new HashMap<>();

        private Stands stands(Field field, Pattern single) {
            return found.computeIfAbsent(new Spot(field, single), _ -> look(field, single));
        }

        Places.Fields article(int number) {
            return field -> new Places() {
                @Override
                public int length() {
                    return KeptWords.this.length(field, number);
                }

                @Override
                public int[] places(Pattern single) {
                    return Asked.this.stands(field, single).in(number);
                }

                @Override
                public boolean stands(Pattern several, BooleanSupplier looked) {
                    return looked.getAsBoolean();
                }
            };
        }

        /// Where this throws, what it is asked of one by one shows at which it does.
        BitSet worthAsking(Query query) {
            try {
                return may(query);
            } catch (UncheckedIOException e) {
                throw e;
            } catch (RuntimeException _) {
                return everywhere();
            }
        }

        /// All in which it can hold at all, and some more.
        BitSet may(Query query) {
            return switch (query) {
                case Query.All(var parts) -> all(parts.stream().map(this::may));
                case Query.Any(var parts) -> any(parts.stream().map(this::may));
                case Query.AtLeast(var count, var parts) ->
                    atLeast(count, parts.stream().map(this::may).toList());
                case Query.Not _ -> everywhere();
                case Query.Named(var _, var named) -> may(named);
                case Query.Clause(var fields, var pattern, var _, var _) ->
                    any(fields.stream().map(field -> may(field, pattern)));
            };
        }

        private BitSet may(Field field, Pattern pattern) {
            return switch (pattern) {
                case Pattern.Term _, Pattern.Prefix _, Pattern.KeyPrefix _, Mask _ -> stands(field, pattern).articles;
                case Pattern.Sequence(var parts) -> all(parts.stream().map(part -> may(field, part)));
                case Pattern.Together(var parts, var _) -> all(parts.stream().map(part -> may(field, part)));
                case Pattern.Near(var one, var other, var _, var _) ->
                    all(Stream.of(may(field, one), may(field, other)));
                case Pattern.Either(var alternatives) ->
                    any(alternatives.stream().map(alternative -> may(field, alternative)));
            };
        }
    }

    private BitSet everywhere() {
        var all = new BitSet();
        all.set(0, leaf.maxDoc());
        return all;
    }

    private BitSet all(Stream<BitSet> each) {
        var all = everywhere();
        each.forEach(all::and);
        return all;
    }

    private static BitSet any(Stream<BitSet> each) {
        var any = new BitSet();
        each.forEach(any::or);
        return any;
    }

    private BitSet atLeast(int count, List<BitSet> parts) {
        var enough = new BitSet();
        for (var number = 0; number < leaf.maxDoc(); number++) {
            var at = number;
            enough.set(number, parts.stream().filter(part -> part.get(at)).count() >= count);
        }
        return enough;
    }

    private Stands look(Field field, Pattern single) {
        var stands = new Stands(most(field));
        switch (single) {
            case Pattern.Term(var form, var text) -> look(field, form, text, stands);
            case Pattern.Prefix(var text) -> gather(field, text, (_, _) -> true, _ -> true, stands);
            case Pattern.KeyPrefix(var text) -> gather(field, text, (_, _) -> true, _ -> true, stands);
            case Mask mask -> gather(field, "", (folded, _) -> mask.matches(folded), _ -> true, stands);
            case Pattern.Sequence _, Pattern.Together _, Pattern.Near _, Pattern.Either _ ->
                throw new IllegalArgumentException("more than a word: " + single);
        }
        return stands;
    }

    private void look(Field field, Pattern.Form form, String text, Stands stands) {
        switch (form) {
            case KEY -> gather(field, text + Kept.BETWEEN, (_, _) -> true, _ -> true, stands);
            case EXACT -> gather(field, begin(field, text), (_, exact) -> exact.equals(text), _ -> true, stands);
            case STEM -> {
                for (var number = 0; number < rules.size(); number++) {
                    var by = number;
                    for (var word : stemmed(field, rules.get(by), text)) {
                        gather(field, word + Kept.BETWEEN, (_, _) -> true, at -> ruled[at] == by, stands);
                    }
                }
            }
        }
    }

    /// A word's folded form tells where it stands; of names it may not.
    private static String begin(Field field, String exact) {
        return field.kind() == Field.Kind.WORDS ? Words.folded(exact) + Kept.BETWEEN : "";
    }

    /// The folded words that come down to the same as this one.
    private Set<String> stemmed(Field field, String by, String text) {
        var stem = stemmer.by(by).stem(text);
        if (field.kind() == Field.Kind.KEY) {
            return Set.of(stem); // names are what they are
        }
        var words = new HashSet<String>();
        each(
                Volume.STEMS,
                stemmed(by, stem),
                (entry, _) -> words.add(entry.substring(entry.lastIndexOf(Kept.BETWEEN) + 1)));
        return words;
    }

    private void gather(
            Field field, String prefix, BiPredicate<String, String> wanted, IntPredicate article, Stands stands) {
        each(field.place().word(), prefix, (entry, articles) -> {
            var between = entry.lastIndexOf(Kept.BETWEEN);
            var folded = entry.substring(0, between);
            if (wanted.test(folded, between + 1 == entry.length() ? folded : entry.substring(between + 1))) {
                gather(articles.in(), article, stands);
            }
        });
    }

    private static void gather(PostingsEnum postings, IntPredicate article, Stands stands) throws IOException {
        while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (article.test(postings.docID())) {
                var places = new int[postings.freq()];
                for (var i = 0; i < places.length; i++) {
                    places[i] = postings.nextPosition();
                }
                stands.add(postings.docID(), places);
            }
        }
    }

    private interface Articles {
        PostingsEnum in() throws IOException;
    }

    private interface Entry {
        void met(String entry, Articles articles) throws IOException;
    }

    /// Tells the entries of an index that begin so.
    private void each(String index, String prefix, Entry told) {
        try {
            var entries = leaf.terms(index);
            if (entries == null) {
                return;
            }
            var begin = new BytesRef(prefix);
            var each = entries.iterator();
            for (var entry = each.seekCeil(begin) == TermsEnum.SeekStatus.END ? null : each.term();
                    entry != null && StringHelper.startsWith(entry, begin);
                    entry = each.next()) {
                told.met(
                        entry.utf8ToString(),
                        () -> Objects.requireNonNull(each.postings(null, PostingsEnum.POSITIONS)));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read kept words", e);
    }
}
