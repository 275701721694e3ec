package dev.newsvane.alerts.match;

import dev.newsvane.alerts.Articles;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Entity;
import dev.newsvane.schemas.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Queries and texts over few words, so that they meet often.
final class RandomQueries {
    private static final List<String> WORDS = List.of(
            "llama",
            "Llama",
            "LLaMA",
            "model",
            "models",
            "open-model",
            "Meta's",
            "meta",
            "sued",
            "suing",
            "licence",
            "licences",
            "résumé",
            "resume",
            "über",
            "v.",
            "AI",
            "U.S.",
            "book",
            "books",
            "Bücher",
            "licences",
            "modèles",
            "modelli",
            "人工",
            "the");
    private static final List<String> PREFIXES = List.of("lla", "mod", "lic", "boo", "mode", "resum", "open");
    private static final List<String> FIELDS = List.of(
            "site:example.org",
            "site:exam*",
            "language:en",
            "language:de",
            "author:doe",
            "section:tech*",
            "url:news",
            "url:\"one story\"",
            "source:\"example feed\"",
            "site:other.org",
            "entity:meta",
            "entity:q380",
            "entity:\"llama 3\"",
            "entity:open*");
    private static final List<String> MASKS = List.of(
            "lla?a",
            "*odel",
            "lic*ce?",
            "m?del",
            "*ooks",
            "open-mod?l",
            "model~1",
            "lamla~1",
            "licensce~2",
            "books~1",
            "/mod[a-z]+/",
            "/(llam|book).*/",
            "/.{0,2}cence?s{0,1}/",
            "/boo(k|ks)/");

    private static final List<Entity> ENTITIES = List.of(
            new Entity("Q380", "Meta", EntityKind.ORGANISATION, 1), new Entity("Q1", "Llama 3", EntityKind.PRODUCT, 1));

    private static final List<String> LANGUAGES = List.of("", "en-GB", "de", "de-AT", "fr", "it", "xx");

    private RandomQueries() {}

    static String query(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + query(random, depth - 1) + " AND " + query(random, depth - 1) + ")";
            case 2, 3 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
            case 4 -> "(" + query(random, depth - 1) + " NOT " + query(random, depth - 1) + ")";
            case 5 ->
                (1 + random.nextInt(3)) + " of (" + query(random, depth - 1) + ", NOT " + query(random, depth - 1)
                        + ", " + query(random, depth - 1) + ", " + query(random, depth - 1) + ")";
            case 6 -> "(" + query(random, depth - 1) + " AND (" + leaf(random) + " OR NOT " + leaf(random) + "))";
            default -> leaf(random);
        };
    }

    private static String leaf(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> one(random, FIELDS);
            case 1 -> (random.nextBoolean() ? "title:" : "text:") + positional(random);
            case 2 -> near(random);
            case 3 -> "title:(" + near(random) + ")";
            default -> positional(random);
        };
    }

    private static String near(Random random) {
        return side(random) + (random.nextBoolean() ? " NEAR/" : " ONEAR/") + random.nextInt(4) + " " + side(random);
    }

    private static String side(Random random) {
        return random.nextBoolean()
                ? simple(random)
                : "(" + simple(random) + " OR " + simple(random) + " OR " + simple(random) + ")";
    }

    private static String simple(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> phrase(random, 2);
            case 1 -> one(random, PREFIXES) + "*";
            case 2 -> one(random, MASKS);
            default -> word(random);
        };
    }

    private static String positional(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> phrase(random, 2 + random.nextInt(2)) + "~" + random.nextInt(4);
            case 1 -> phrase(random, 1 + random.nextInt(3));
            default -> simple(random);
        };
    }

    private static String word(Random random) {
        return (random.nextInt(5) == 0 ? "=" : "") + one(random, WORDS);
    }

    private static String phrase(Random random, int length) {
        var words = new ArrayList<String>();
        for (var i = 0; i < length; i++) {
            words.add(random.nextInt(4) == 0 ? one(random, PREFIXES) + "*" : word(random));
        }
        return '"' + String.join(" ", words) + '"';
    }

    static Article article(Random random) {
        return Articles.of(text(random, random.nextInt(5)), text(random, random.nextInt(25)))
                .language(one(random, LANGUAGES))
                .naming(random.nextBoolean() ? List.of() : ENTITIES)
                .article();
    }

    private static String text(Random random, int length) {
        var words = new ArrayList<String>();
        for (var i = 0; i < length; i++) {
            words.add(one(random, WORDS) + (random.nextInt(8) == 0 ? "." : ""));
        }
        return String.join(" ", words);
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
