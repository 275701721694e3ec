package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Which entities a text names. What may name several, or none, is decided by the words around it; and once
/// a text has named an entity beyond doubt, its short and ambiguous names mean that one throughout (one
/// sense per discourse: Gale, Church and Yarowsky 1992).
final class Recognition {
    /// So many words to either side, within the paragraph, tell what a name means.
    private static final int WINDOW = 150;

    /// A word against is heard so far.
    private static final int AGAINST = 40;

    /// A name that is not written like one needs a name so near.
    private static final int NEAR = 12;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final int title;
    private final int[] context;

    /// By word, the first of its paragraph.
    private final int[] paragraphs;

    private final List<Mention> mentions;
    private final Map<Integer, Tally> tallies = new HashMap<>();

    private static final class Tally {
        final Meaning meaning;
        int count;
        int first;
        int last;

        Tally(Meaning meaning, int first) {
            this.meaning = meaning;
            this.first = first;
            last = first;
        }

        Entity entity() {
            var entry = meaning.entry;
            return new Entity(entry.id(), entry.name(), entry.kind(), count);
        }
    }

    private Recognition(Lexicon lexicon, Tokens tokens, int title, Predicate<String> common) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.title = title;
        mentions = Mentions.of(tokens, lexicon, common);
        context = mentions.isEmpty() ? new int[0] : contextWords();
        paragraphs = mentions.isEmpty() ? new int[0] : paragraphs();
    }

    /// @param common whether a word is one of the language, and no slip of a name
    static List<Entity> of(String title, String text, Lexicon lexicon, Predicate<String> common) {
        var tokens = Tokens.of(title + "\n\n" + text, lexicon.vocabulary);
        var words = 0;
        while (words < tokens.size() && tokens.start(words) < title.length()) {
            words++;
        }
        return new Recognition(lexicon, tokens, words, common).entities();
    }

    private List<Entity> entities() {
        var certain = new ArrayList<Optional<Meaning>>();
        for (var mention : mentions) {
            var meaning = best(mention);
            certain.add(meaning);
            meaning.ifPresent(one -> tallies.computeIfAbsent(one.order, _ -> new Tally(one, mention.from())));
        }
        for (var i = 0; i < mentions.size(); i++) {
            var mention = mentions.get(i);
            certain.get(i).or(() -> named(mention)).ifPresent(meaning -> count(meaning, mention));
        }
        return tallies.values().stream()
                .sorted(Comparator.<Tally>comparingInt(tally -> -tally.count - (tally.first < title ? 2 : 0))
                        .thenComparingInt(tally -> tally.first)
                        .thenComparingInt(tally -> tally.meaning.order))
                .map(tally -> tally.entity())
                .toList();
    }

    /// Whom a mention names because the text names it elsewhere.
    private Optional<Meaning> named(Mention mention) {
        return mention.forms().stream()
                .filter(form -> form.need != Alias.Need.NEVER)
                .map(form -> form.meaning)
                .filter(meaning -> tallies.containsKey(meaning.order) && !otherPerson(meaning, mention))
                .filter(meaning -> !Evidence.of(this, mention, meaning).isAgainst())
                .max(Comparator.comparingInt(meaning -> nearness(meaning, mention)));
    }

    /// Who was named last before the mention; failing that, who is named first after it.
    private int nearness(Meaning meaning, Mention mention) {
        var tally = tally(meaning);
        return tally.first <= mention.from() ? tally.last : -tally.first;
    }

    private Tally tally(Meaning meaning) {
        return Objects.requireNonNull(tallies.get(meaning.order));
    }

    private void count(Meaning meaning, Mention mention) {
        var tally = tally(meaning);
        tally.count++;
        tally.first = Math.min(tally.first, mention.from());
        tally.last = mention.from();
    }

    /// Whom a mention names by itself and what stands around it.
    private Optional<Meaning> best(Mention mention) {
        if (mention.forms().stream().anyMatch(form -> form.need == Alias.Need.NEVER)) {
            return Optional.empty();
        }
        return mention.forms().stream()
                .filter(form -> believed(form, mention))
                .map(form -> form.meaning)
                .max(Comparator.<Meaning>comparingInt(
                                meaning -> Evidence.of(this, mention, meaning).sum())
                        .thenComparingInt(meaning -> -meaning.order));
    }

    private boolean believed(Form form, Mention mention) {
        if (form.need == Alias.Need.NAMED || otherPerson(form.meaning, mention)) {
            return false;
        }
        var evidence = Evidence.of(this, mention, form.meaning);
        var oneWord = mention.to() - mention.from() == 1;
        if (mention.slip() && oneWord) {
            return evidence.isFor();
        }
        return switch (form.need) {
            case NOTHING -> !evidence.isAgainst();
            case CONTEXT -> form.lower() ? evidence.near() && evidence.isFor() : evidence.isFor();
            case NAMED, NEVER -> false;
        };
    }

    /// A surname after a forename that is not the person's own: `Mary Trump`.
    private boolean otherPerson(Meaning meaning, Mention mention) {
        var before = mention.from() - 1;
        return meaning.person()
                && mention.to() - mention.from() == 1
                && before >= 0
                && tokens.adjacent(before)
                && tokens.shape(before) == Scan.CAPITAL
                && lexicon.isForename(tokens.word(before));
    }

    private int[] paragraphs() {
        var starts = new int[tokens.size()];
        for (var i = 1; i < starts.length; i++) {
            starts[i] = tokens.ends(i - 1) ? i : starts[i - 1];
        }
        return starts;
    }

    /// The word after the last of a word's paragraph, as far as it matters.
    private int end(int word) {
        var end = word + 1;
        while (end < paragraphs.length && paragraphs[end] == paragraphs[word] && end - word <= WINDOW) {
            end++;
        }
        return end;
    }

    private int[] contextWords() {
        var at = new int[tokens.size()];
        var size = 0;
        for (var i = 0; i < at.length; i++) {
            if (lexicon.isContext(tokens.word(i)) || lexicon.isContext(tokens.bare(i))) {
                at[size++] = i;
            }
        }
        return Arrays.copyOf(at, size);
    }

    /// What the words around a mention say for a meaning and against it.
    ///
    /// @param near a name among the words for it stands close by
    private record Evidence(int beside, int against, boolean near) {
        boolean isFor() {
            return beside > against;
        }

        boolean isAgainst() {
            return against > beside;
        }

        int sum() {
            return beside - against;
        }

        static Evidence of(Recognition text, Mention mention, Meaning meaning) {
            if (!meaning.hasContext()) {
                return new Evidence(0, 0, false);
            }
            var from = Math.max(text.paragraphs[mention.from()], mention.from() - WINDOW);
            var to = Math.min(text.end(mention.to() - 1), mention.to() + WINDOW);
            var around = text.heard(from, to, mention, meaning);
            return around.beside > 0 || mention.from() < text.title
                    ? around
                    : around.and(text.heard(0, text.title, mention, meaning));
        }

        private Evidence and(Evidence title) {
            return new Evidence(beside + title.beside, against, near);
        }
    }

    private Evidence heard(int from, int to, Mention mention, Meaning meaning) {
        var beside = 0;
        var against = 0;
        var near = false;
        var at = Arrays.binarySearch(context, from);
        for (at = at < 0 ? -at - 1 : at; at < context.length && context[at] < to; at++) {
            var i = context[at];
            if (i >= mention.from() && i < mention.to()) {
                continue;
            }
            var distance = i < mention.from() ? mention.from() - i : i - mention.to() + 1;
            if (isBeside(meaning, i)) {
                beside++;
                near |= distance <= NEAR && isName(meaning, i);
            }
            if (distance <= AGAINST && (meaning.isAgainst(tokens.word(i)) || meaning.isAgainst(tokens.bare(i)))) {
                against++;
            }
        }
        return new Evidence(beside, against, near);
    }

    private boolean isBeside(Meaning meaning, int i) {
        return isName(meaning, i) || meaning.isWord(tokens.word(i)) || meaning.isWord(tokens.bare(i));
    }

    private boolean isName(Meaning meaning, int i) {
        return tokens.shape(i) != Scan.LOWER && (meaning.isName(tokens.word(i)) || meaning.isName(tokens.bare(i)));
    }
}
