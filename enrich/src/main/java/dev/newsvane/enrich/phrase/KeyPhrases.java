package dev.newsvane.enrich.phrase;

import dev.newsvane.enrich.vocabulary.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The key phrases of a text, by YAKE! (Campos, Mangaravite, Pasquali, Jorge, Nunes, Jatowt: YAKE! Keyword
/// extraction from single documents using multiple local features, Information Sciences 509, 2020). It needs
/// no corpus and no model, only the language's stop words, and takes time linear in the text. Differing from
/// the paper, phrases are the same where they share more than half of their stems, and stop words stand
/// within no phrase.
public final class KeyPhrases {
    private static final int MOST = 10;

    /// Longest phrase, in words, as in the paper.
    static final int LONGEST = 3;

    /// Writing without blanks between words, where a run of letters is no word.
    private static final Set<String> UNDIVIDED = Set.of("zh", "ja", "th", "lo", "km", "my");

    private record Scored(String phrase, List<String> words, double score) {}

    private record Chosen(String phrase, Set<String> stems) {}

    private KeyPhrases() {}

    /// The best first, as the text first writes them; at most ten.
    public static List<String> of(String title, String text, Optional<String> language) {
        if (language.filter(UNDIVIDED::contains).isPresent()) {
            return List.of();
        }
        var sentences = Sentences.of(title, text, language);
        var scores = new Scores(sentences);
        var scored = new ArrayList<Scored>();
        candidates(sentences)
                .forEach((key, candidate) ->
                        scored.add(new Scored(candidate.text(), key, scores.of(key, candidate.count))));
        scored.sort(Comparator.comparingDouble(Scored::score).thenComparing(Scored::phrase));
        return best(scored, new Stems(language));
    }

    /// Phrases of which none says what another does.
    private static List<String> best(List<Scored> scored, Stems stems) {
        var chosen = new ArrayList<Chosen>();
        for (var each : scored) {
            if (chosen.size() == MOST) {
                break;
            }
            var own = stems(each.words, stems);
            if (chosen.stream().noneMatch(other -> same(other.stems, own))) {
                chosen.add(new Chosen(each.phrase, own));
            }
        }
        return chosen.stream().map(Chosen::phrase).toList();
    }

    /// Whether two phrases share more than half of what they have together.
    private static boolean same(Set<String> a, Set<String> b) {
        var shared = a.stream().filter(b::contains).count();
        return 2 * shared > a.size() + b.size() - shared;
    }

    private static Set<String> stems(List<String> words, Stems stems) {
        var all = new HashSet<String>();
        words.forEach(word -> all.add(stems.of(word)));
        return all;
    }

    private static final class Candidate {
        final List<Word> words;
        int count;

        Candidate(List<Word> words) {
            this.words = words;
        }

        String text() {
            return String.join(" ", words.stream().map(Word::text).toList());
        }
    }

    /// All runs of up to three words between stop words and punctuation.
    private static Map<List<String>, Candidate> candidates(List<List<Word>> sentences) {
        var candidates = new HashMap<List<String>, Candidate>();
        for (var sentence : sentences) {
            for (var from = 0; from < sentence.size(); from++) {
                for (var to = from + 1; to <= sentence.size() && to - from <= LONGEST; to++) {
                    var last = sentence.get(to - 1);
                    if (last.stop() || last.number() || (to - from > 1 && last.apart())) {
                        break;
                    }
                    var words = sentence.subList(from, to);
                    candidates.computeIfAbsent(words.stream().map(Word::lower).toList(), _ -> new Candidate(words))
                            .count++;
                }
            }
        }
        return candidates;
    }
}
