package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Spelling;
import dev.newsvane.alerts.watch.Spellings;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Entity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// An article as the words of its fields. A field that is missing has none. For one thread.
///
/// @param texts the fields' texts
/// @param fields their words, in order
record Reading(Map<Field, Sentences> texts, Map<Field, Concordance> fields) implements Places.Fields {
    static Reading of(Article article) {
        return of(article, new Stemmer());
    }

    static Reading of(Article article, Stemmer stemmer) {
        var spellings = stemmer.of(article.language().orElse(""));
        var texts = new EnumMap<Field, String>(Field.class);
        texts.put(Field.TITLE, article.title());
        texts.put(Field.TEXT, article.text());
        texts.put(Field.SITE, article.site());
        article.language().ifPresent(tag -> texts.put(Field.LANGUAGE, tag));
        texts.put(Field.AUTHOR, String.join("\n", article.authors()));
        article.section().ifPresent(section -> texts.put(Field.SECTION, section));
        texts.put(Field.URL, article.url());
        texts.put(Field.SOURCE, article.source());
        var entities = article.findings().entities();
        texts.put(
                Field.ENTITY,
                String.join("\n", entities.stream().map(Entity::name).toList()));
        var fields = new EnumMap<Field, Concordance>(Field.class);
        for (var field : Field.values()) {
            fields.put(field, new Concordance(words(field, texts.getOrDefault(field, ""), spellings), spellings));
        }
        var text = Objects.requireNonNull(fields.get(Field.TEXT)).words();
        fields.put(Field.LEAD, new Concordance(text.subList(0, Math.min(Field.LEAD_WORDS, text.size())), spellings));
        fields.put(Field.ENTITY, new Concordance(entities(entities), spellings));
        var sentences = new EnumMap<Field, Sentences>(Field.class);
        for (var field : Field.values()) {
            sentences.put(field, new Sentences(texts.getOrDefault(field, "")));
        }
        return new Reading(sentences, fields);
    }

    String text(Field field) {
        return sentences(field).text();
    }

    Sentences sentences(Field field) {
        return Objects.requireNonNull(texts.get(field.place()), "every field has its text");
    }

    @Override
    public Concordance in(Field field) {
        return Objects.requireNonNull(fields.get(field), "every field has its words");
    }

    private static List<Word> words(Field field, String text, Spellings spellings) {
        return switch (field) {
            case TITLE, TEXT, AUTHOR, SECTION -> Words.of(text, spellings::of);
            case URL -> Words.of(Words.parts(text), spellings::of);
            case SITE, SOURCE -> text.isBlank() ? List.of() : List.of(key(text, text));
            case LANGUAGE -> tags(text);
            case ENTITY, LEAD -> List.of();
        };
    }

    /// `zh-Hant-TW` is also `zh-Hant` and `zh`; the exact form is the whole of it.
    private static List<Word> tags(String language) {
        var tags = new ArrayList<Word>();
        var tag = language.toLowerCase(Locale.ROOT);
        while (!tag.isBlank()) {
            tags.add(new Word(0, language.length(), new Spelling(language.toLowerCase(Locale.ROOT), tag, tag)));
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return tags;
    }

    /// Each by its name and by its id, where its name stands among the names.
    private static List<Word> entities(List<Entity> entities) {
        var words = new ArrayList<Word>();
        var start = 0;
        for (var entity : entities) {
            for (var name : List.of(entity.name(), entity.id())) {
                var folded = Words.folded(name);
                words.add(new Word(start, start + entity.name().length(), new Spelling(name, folded, folded)));
            }
            start += entity.name().length() + 1;
        }
        return words;
    }

    private static Word key(String text, String name) {
        var folded = Words.folded(name.strip());
        return new Word(0, text.length(), new Spelling(name, folded, folded));
    }
}
