package dev.newsvane.enrich.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// The language of a text by its character n-grams (OpenNLP's model of 183 languages).
public final class Language {
    /// Fewer letters than this say too little by themselves.
    private static final int LEAST_LETTERS = 60;

    /// Fewer letters than this do not even bear out what was declared.
    private static final int LEAST_TO_AGREE = 12;

    /// What was declared is believed where the model has it among its first so many of 183.
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
    private static final int MOST_CHARS = 2000;

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
        var script = ofScript(head);
        if (script.isPresent()) {
            return script;
        }
        var letters = head.codePoints().filter(Character::isLetter).count();
        if (letters < LEAST_TO_AGREE) {
            return Optional.empty();
        }
        var predicted = new LanguageDetectorME(Model.LOADED).predictLanguages(head);
        if (letters >= LEAST_LETTERS && sure(predicted, letters)) {
            return Optional.ofNullable(TAGS.get(predicted[0].getLang()));
        }
        return declared.filter(tag -> Arrays.stream(predicted)
                .limit(AGREEING)
                .anyMatch(language -> tag.equals(TAGS.get(language.getLang()))));
    }

    private static boolean sure(opennlp.tools.langdetect.Language[] predicted, long letters) {
        var best = predicted[0].getConfidence();
        return best >= SURE || (letters < SHORT && best >= OUTSTANDING * predicted[1].getConfidence());
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
            tags.put(Locale.of(two).getISO3Language(), two);
        }
        tags.putAll(Map.of("cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "zsm", "ms", "arb", "ar"));
        tags.putAll(Map.of("swh", "sw", "npi", "ne", "ory", "or", "plt", "mg", "gsw", "gsw", "fil", "fil"));
        return Map.copyOf(tags);
    }

    /// Loaded at first use; thread-safe once loaded.
    private static final class Model {
        static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (var in = Optional.ofNullable(LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin"))
                    .orElseThrow(() -> new IllegalStateException("the program lacks langdetect-183.bin"))) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
