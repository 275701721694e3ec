package dev.newsvane.enrich.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// The language of a text by its character n-grams (OpenNLP's model of 183 languages).
public final class Language {
    /// Fewer letters than this say too little.
    private static final int LEAST_LETTERS = 60;

    /// More text makes it slower, not surer.
    private static final int MOST_CHARS = 2000;

    private static final double SURE = 0.5;

    /// Members of macro-languages, which the model tells apart and readers do not.
    private static final Map<String, String> TAGS = tags();

    private Language() {}

    /// The BCP 47 tag; empty where the text is short or the model is in doubt.
    public static Optional<String> of(String text) {
        if (text.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count() < LEAST_LETTERS) {
            return Optional.empty();
        }
        var detector = new LanguageDetectorME(Model.LOADED);
        var best = detector.predictLanguage(text.substring(0, Math.min(text.length(), MOST_CHARS)));
        return best.getConfidence() < SURE ? Optional.empty() : Optional.ofNullable(TAGS.get(best.getLang()));
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
