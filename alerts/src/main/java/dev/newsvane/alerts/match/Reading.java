package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.schemas.Article;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An article as the words of its fields. A field that is missing has none.
///
/// @param texts the fields' texts
/// @param words their words, in order
record Reading(Map<Field, String> texts, Map<Field, List<Word>> words) {
    static Reading of(Article article) {
        var texts = new EnumMap<Field, String>(Field.class);
        texts.put(Field.TITLE, article.title());
        texts.put(Field.TEXT, article.text());
        texts.put(Field.SITE, article.site());
        article.language().ifPresent(language -> texts.put(Field.LANGUAGE, language));
        texts.put(Field.AUTHOR, String.join("\n", article.authors()));
        article.section().ifPresent(section -> texts.put(Field.SECTION, section));
        texts.put(Field.URL, article.url());
        texts.put(Field.SOURCE, article.source());
        var words = new EnumMap<Field, List<Word>>(Field.class);
        texts.forEach((field, text) -> words.put(field, words(field, text)));
        return new Reading(texts, words);
    }

    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    List<Word> words(Field field) {
        return words.getOrDefault(field, List.of());
    }

    private static List<Word> words(Field field, String text) {
        return switch (field) {
            case TITLE, TEXT, AUTHOR, SECTION -> Words.of(text);
            case URL -> Words.of(Words.parts(text));
            case SITE, SOURCE -> text.isBlank() ? List.of() : List.of(key(text, text));
            case LANGUAGE -> tags(text);
        };
    }

    /// `zh-Hant-TW` is also `zh-Hant` and `zh`.
    private static List<Word> tags(String language) {
        var tags = new ArrayList<Word>();
        var tag = language.toLowerCase(Locale.ROOT);
        while (!tag.isBlank()) {
            tags.add(key(language, tag));
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return tags;
    }

    private static Word key(String text, String name) {
        var folded = Words.folded(name.strip());
        return new Word(0, text.length(), name, folded, folded);
    }
}
