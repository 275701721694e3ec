package dev.newsvane.alerts.match;

import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.watch.Field;
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
            "language:de-AT",
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
    private static final List<String> PLACES = List.of("title:", "text:", "lead:", "top:");
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

    /// One with lists in most cases, and with words beyond the lead.
    static String query(Random random, int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> plain(random, depth);
            case 1 ->
                "let one = (" + simple(random) + " OR " + simple(random) + ") let two = (" + near(random)
                        + ") let both = (@one OR @two)\n" + plain(random, depth)
                        + (random.nextBoolean() ? " AND " : " OR ") + listed(random);
            default ->
                "let one = (" + plain(random, depth) + ") " + listed(random, "@one") + " OR " + plain(random, depth);
        };
    }

    private static String listed(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "@both NEAR/" + random.nextInt(4) + " " + side(random);
            case 1 -> one(random, PLACES) + "(@two OR " + simple(random) + ")";
            case 2 -> one(random, PLACES) + "(@one ONEAR/" + random.nextInt(4) + " @both)";
            case 3 -> "2 of (@one, @two, " + simple(random) + ")";
            case 4 -> often(random, "@both");
            case 5 -> "url:@one";
            default -> listed(random, one(random, List.of("@one", "@two", "@both")));
        };
    }

    private static String listed(Random random, String name) {
        return switch (random.nextInt(3)) {
            case 0 -> "(let one = (" + simple(random) + ") @one AND " + leaf(random) + ") AND " + name;
            case 1 -> leaf(random) + " NOT " + name;
            default -> name;
        };
    }

    private static String plain(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + plain(random, depth - 1) + " AND " + plain(random, depth - 1) + ")";
            case 2, 3 -> "(" + plain(random, depth - 1) + " OR " + plain(random, depth - 1) + ")";
            case 4 -> "(" + plain(random, depth - 1) + " NOT " + plain(random, depth - 1) + ")";
            case 5 ->
                (1 + random.nextInt(3)) + " of (" + plain(random, depth - 1) + ", NOT " + plain(random, depth - 1)
                        + ", " + plain(random, depth - 1) + ", " + plain(random, depth - 1) + ")";
            case 6 -> "(" + plain(random, depth - 1) + " AND (" + leaf(random) + " OR NOT " + leaf(random) + "))";
            default -> leaf(random);
        };
    }

    private static String leaf(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> one(random, FIELDS);
            case 1 -> one(random, PLACES) + positional(random);
            case 4 -> like(random);
            case 5 -> often(random, side(random));
            case 6 -> one(random, PLACES) + often(random, side(random));
            case 2 -> near(random);
            case 3 -> one(random, PLACES) + "(" + near(random) + ")";
            default -> positional(random);
        };
    }

    /// Of one word, which is a mistake, to more than are looked for.
    private static String like(Random random) {
        var words = new ArrayList<String>();
        for (var left = random.nextInt(40); left >= 0; left--) {
            words.add(one(random, WORDS) + (random.nextInt(4) == 0 ? "s" : ""));
        }
        return "like:\"" + String.join(" ", words) + '"'
                + (random.nextBoolean() ? "" : "~" + (1 + random.nextInt(100)));
    }

    private static String often(Random random, String side) {
        return "ATLEAST" + (1 + random.nextInt(4)) + "(" + side + ")";
    }

    private static String near(Random random) {
        return between(random, 1);
    }

    private static String side(Random random) {
        return side(random, 1);
    }

    /// @param within how many NEARs more
    private static String side(Random random, int within) {
        return switch (random.nextInt(within > 0 ? 6 : 4)) {
            case 0, 1 -> simple(random);
            case 2 -> "(" + simple(random) + " OR " + simple(random) + " OR " + simple(random) + ")";
            case 3 -> phrase(random, 2) + "~" + random.nextInt(3);
            case 4 -> "(" + between(random, within - 1) + ")";
            default -> "(" + simple(random) + " OR (" + between(random, within - 1) + "))";
        };
    }

    private static String between(Random random, int within) {
        return side(random, within) + (random.nextBoolean() ? " NEAR/" : " ONEAR/") + random.nextInt(4) + " "
                + side(random, within);
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
        var before = random.nextInt(8) == 0 ? "quiet ".repeat(Field.LEAD_WORDS - random.nextInt(15)) : "";
        return Articles.of(text(random, random.nextInt(5)), before + text(random, random.nextInt(25)))
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
