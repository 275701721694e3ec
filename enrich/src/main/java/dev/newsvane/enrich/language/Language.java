package dev.newsvane.enrich.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;

/// The language of a text by its character n-grams (OpenNLP's model of 103 languages).
public final class Language {
    /// Fewer letters than this say too little by themselves.
    private static final int LEAST_LETTERS = 60;

    /// Fewer letters than this do not even bear out what was declared.
    private static final int LEAST_TO_AGREE = 12;

    /// What was declared is believed where the model has it among its first so many of 103.
    private static final int AGREEING = 3;

    /// Writing that is one language's own, and what a letter of it weighs against one of another script: a
    /// Han character is half a word.
    private record Script(String language, int weight) {}

    private static final Map<UnicodeScript, Script> SCRIPTS = Map.of(
            UnicodeScript.HAN, new Script("zh", 3),
            UnicodeScript.HIRAGANA, new Script("ja", 9),
            UnicodeScript.KATAKANA, new Script("ja", 9),
            UnicodeScript.HANGUL, new Script("ko", 2),
            UnicodeScript.THAI, new Script("th", 1),
            UnicodeScript.GREEK, new Script("el", 1),
            UnicodeScript.HEBREW, new Script("he", 1),
            UnicodeScript.GEORGIAN, new Script("ka", 1),
            UnicodeScript.ARMENIAN, new Script("hy", 1));

    /// More text makes it slower, not surer.
    private static final int MOST_CHARS = 1000;

    /// The last letter of the Latin blocks that most pages keep to.
    private static final int LATIN = 0x24F;

    private static final double SURE = 0.5;

    /// Of a sentence or two the model is sure of nothing, but one language may stand out so many times.
    private static final double OUTSTANDING = 2;

    /// Of more letters than this it is sure, unless the text is in several languages.
    private static final int SHORT = 300;

    /// Members of macro-languages, which the model tells apart and readers do not.
    private static final Map<String, String> TAGS = tags();

    private Language() {}

    /// The BCP 47 tag; empty where the text is short or the model in doubt, and nobody declared what it
    /// inclines to.
    ///
    /// @param declared what the page or its feed says: templates are often in another language than texts
    public static Optional<String> of(String text, Optional<String> declared) {
        var head = text.substring(0, Math.min(text.length(), MOST_CHARS));
        var letters = 0;
        var others = false;
        for (var at = 0; at < head.length(); at += Character.charCount(head.codePointAt(at))) {
            var letter = Character.isLetter(head.codePointAt(at));
            letters += letter ? 1 : 0;
            others |= letter && head.codePointAt(at) > LATIN;
        }
        var script = others ? ofScript(head) : Optional.<String>empty();
        if (script.isPresent()) {
            return script;
        }
        if (letters < LEAST_TO_AGREE) {
            return Optional.empty();
        }
        var guesses = Model.LOADED.guess(head, AGREEING);
        if (letters >= LEAST_LETTERS && sure(guesses, letters)) {
            return Optional.ofNullable(TAGS.get(guesses.getFirst().language()));
        }
        return declared.filter(tag -> guesses.stream().anyMatch(guess -> tag.equals(TAGS.get(guess.language()))));
    }

    private static boolean sure(List<Grams.Guess> guesses, int letters) {
        var best = guesses.getFirst().confidence();
        return best >= SURE
                || (letters < SHORT && best >= OUTSTANDING * guesses.get(1).confidence());
    }

    /// Of a text in writing that only one language has; half of it at least, as letters weigh.
    private static Optional<String> ofScript(String text) {
        var weights = new HashMap<String, Integer>();
        var all = new int[1];
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            var script = Optional.ofNullable(SCRIPTS.get(UnicodeScript.of(letter)));
            var weight = script.map(Script::weight).orElse(1);
            all[0] += weight;
            script.ifPresent(own -> weights.merge(own.language(), weight, Integer::sum));
        });
        return weights.entrySet().stream()
                .filter(own -> own.getValue() >= LEAST_TO_AGREE && own.getValue() * 2 > all[0])
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The primary language of a tag someone declared: `en` of `en-GB`.
    public static Optional<String> declared(String tag) {
        var primary = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return primary.isEmpty() || primary.equals("und") ? Optional.empty() : Optional.of(primary);
    }

    private static Map<String, String> tags() {
        var tags = new HashMap<String, String>();
        for (var two : Locale.getISOLanguages()) {
            tags.put(Locale.of(two).getISO3Language(), Locale.of(two).getLanguage()); // "id" for "in"
        }
        tags.putAll(Map.of("cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "zsm", "ms", "arb", "ar"));
        tags.putAll(Map.of("swh", "sw", "npi", "ne", "ory", "or", "plt", "mg", "gsw", "gsw", "fil", "fil"));
        return Map.copyOf(tags);
    }

    /// Loaded at first use.
    private static final class Model {
        static final Grams LOADED = load();

        private static Grams load() {
            try (var in = Optional.ofNullable(LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin"))
                    .orElseThrow(() -> new IllegalStateException("the program lacks langdetect-183.bin"))) {
                return Grams.of((AbstractModel) new LanguageDetectorModel(in).getMaxentModel());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
