package dev.newsvane.enrich.extract;

import dev.newsvane.enrich.Shared;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// Extraction measured on the two sets with truth, each also by half, so that a rule found on one half can be held to
/// the other. Run as a program; any argument adds the figures of each page.
final class ExtractionFigures {
    private static final Instant SEEN = Instant.parse("2026-06-01T00:00:00Z");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private ExtractionFigures() {}

    public static void main(String[] arguments) {
        var details = arguments.length > 0;
        for (var half : Half.values()) {
            System.out.println(half + " " + trafilatura(details && half == Half.BOTH, half));
            System.out.println(half + " " + wcxb(details && half == Half.BOTH, half));
        }
    }

    /// Part of a set, by a hash of the ids.
    enum Half {
        BOTH,
        EVEN,
        ODD;

        boolean has(JsonNode truth) {
            var bit = (Shared.text(truth, "id").orElseThrow().hashCode() >>> 7) & 1;
            return this == BOTH || bit == (this == EVEN ? 0 : 1);
        }
    }

    static Reading read(String set, JsonNode truth) {
        var page = Shared.bytes(Shared.file(
                "extraction/" + set + "/pages/" + Shared.text(truth, "id").orElseThrow() + ".html.gz"));
        return Extract.html(
                ByteString.of(page), Optional.empty(), Shared.text(truth, "url").orElse(""), SEEN);
    }

    private static Optional<Content> content(String set, JsonNode truth) {
        return read(set, truth) instanceof Reading.Found(Content content) ? Optional.of(content) : Optional.empty();
    }

    static Figures trafilatura(boolean details, Half half) {
        var figures = new Figures("trafilatura (snippets)");
        Shared.lines("extraction/trafilatura/truth.jsonl").filter(half::has).forEach(truth -> {
            var content = content("trafilatura", truth);
            var text = Texts.line(content.map(Content::text).orElse(""));
            var hits = truth.path("with").values().stream()
                    .filter(s -> text.contains(Texts.line(s.stringValue())))
                    .count();
            var misses = truth.path("with").size() - hits;
            var wrongs = truth.path("without").values().stream()
                    .filter(s -> text.contains(Texts.line(s.stringValue())))
                    .count();
            figures.tp += hits;
            figures.fn += misses;
            figures.fp += wrongs;
            figures.facts(truth, content);
            if (details && (misses > 0 || wrongs > 0)) {
                System.out.println("T " + Shared.text(truth, "id").orElse("") + " missing " + misses + " wrong "
                        + wrongs + " words " + Texts.words(text));
            }
        });
        figures.score = 2.0 * figures.tp / (2.0 * figures.tp + figures.fp + figures.fn);
        return figures;
    }

    static Figures wcxb(boolean details, Half half) {
        var figures = new Figures("wcxb-dev (words)");
        var pages = new int[1];
        Shared.lines("extraction/wcxb-dev/truth.jsonl.gz").filter(half::has).forEach(truth -> {
            var content = content("wcxb-dev", truth);
            var predicted = Texts.tokens(content.map(Content::text).orElse(""));
            var expected = Texts.tokens(Shared.text(truth, "text").orElse(""));
            var counts = new HashMap<String, Integer>();
            expected.forEach(token -> counts.merge(token, 1, Integer::sum));
            var overlap =
                    predicted.stream().filter(token -> take(counts, token)).count();
            var p = predicted.isEmpty() ? 0 : (double) overlap / predicted.size();
            var r = expected.isEmpty() ? 0 : (double) overlap / expected.size();
            var f = predicted.isEmpty() && expected.isEmpty() ? 1 : p + r == 0 ? 0 : 2 * p * r / (p + r);
            figures.score += f;
            figures.precision += p;
            figures.recall += r;
            pages[0]++;
            figures.shingles.add(
                    predicted(content), words(Shared.text(truth, "text").orElse("")));
            figures.facts(truth, content);
            if (details) {
                System.out.printf(
                        "W %s f %.3f p %.3f r %.3f %s%n",
                        Shared.text(truth, "id").orElse(""),
                        f,
                        p,
                        r,
                        content.map(Content::method).orElse("-"));
            }
        });
        figures.score /= pages[0];
        figures.precision /= pages[0];
        figures.recall /= pages[0];
        return figures;
    }

    private static List<String> predicted(Optional<Content> content) {
        return words(content.map(Content::text).orElse(""));
    }

    /// Words as they are written.
    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean take(Map<String, Integer> counts, String token) {
        var left = counts.getOrDefault(token, 0);
        counts.put(token, left - 1);
        return left > 0;
    }

    /// The shingle metric: four words in a row, their case kept; means over pages.
    static final class Shingles {
        private static final int WIDTH = 4;
        private double precisions;
        private double recalls;
        private int predictions;
        private int truths;

        void add(List<String> predicted, List<String> expected) {
            var found = of(predicted);
            var wanted = of(expected);
            var hits = found.entrySet().stream()
                    .mapToInt(each -> Math.min(each.getValue(), wanted.getOrDefault(each.getKey(), 0)))
                    .sum();
            if (!found.isEmpty()) {
                precisions += (double) hits / total(found);
                predictions++;
            }
            if (!wanted.isEmpty()) {
                recalls += (double) hits / total(wanted);
                truths++;
            }
        }

        double f1() {
            var p = precisions / predictions;
            var r = recalls / truths;
            return 2 * p * r / (p + r);
        }

        private static int total(Map<?, Integer> counts) {
            return counts.values().stream().mapToInt(count -> count).sum();
        }

        private static Map<List<String>, Integer> of(List<String> words) {
            var counts = new HashMap<List<String>, Integer>();
            if (!words.isEmpty() && words.size() < WIDTH) {
                counts.put(words, 1);
            }
            for (var at = 0; at + WIDTH <= words.size(); at++) {
                counts.merge(words.subList(at, at + WIDTH), 1, Integer::sum);
            }
            return counts;
        }
    }

    /// Sums over a set.
    static final class Figures {
        private final String name;
        final Shingles shingles = new Shingles();
        double score;
        double precision;
        double recall;
        long tp;
        long fp;
        long fn;
        int titles;
        int titlesRight;
        int dates;
        int datesRight;
        int datesWrong;
        int authors;
        int authorsRight;

        Figures(String name) {
            this.name = name;
        }

        void facts(JsonNode truth, Optional<Content> content) {
            Shared.text(truth, "title").ifPresent(title -> {
                titles++;
                titlesRight += content.filter(c -> same(c.title(), title)).isPresent() ? 1 : 0;
                if (System.getProperty("facts") != null
                        && content.filter(c -> same(c.title(), title)).isEmpty()) {
                    System.out.println("TITLE " + title + "  <>  " + content.map(Content::title));
                }
            });
            Shared.text(truth, "date").ifPresent(date -> {
                var found = content.flatMap(Content::published).map(d -> d.day().toString());
                dates++;
                datesRight += found.filter(date::equals).isPresent() ? 1 : 0;
                datesWrong += found.filter(d -> !d.equals(date)).isPresent() ? 1 : 0;
                if (System.getProperty("facts") != null
                        && found.filter(date::equals).isEmpty()) {
                    System.out.println("DATE " + Shared.text(truth, "id").orElse("") + " " + date + "  <>  "
                            + content.flatMap(Content::published));
                }
            });
            if (!truth.path("authors").isEmpty()) {
                authors++;
                var names = truth.path("authors").values().stream()
                        .map(JsonNode::stringValue)
                        .toList();
                authorsRight += content.filter(c -> c.authors().equals(names)).isPresent() ? 1 : 0;
            }
        }

        /// Equal after NFKC, folded white space and case.
        private static boolean same(String a, String b) {
            return folded(a).equals(folded(b));
        }

        private static String folded(String text) {
            return Texts.line(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return String.format(
                    "%s: score %.4f p %.4f r %.4f shingles %.4f (tp %d fp %d fn %d); titles %d/%d, dates right %d"
                            + " wrong %d of %d, authors %d/%d",
                    name,
                    score,
                    precision,
                    recall,
                    shingles.f1(),
                    tp,
                    fp,
                    fn,
                    titlesRight,
                    titles,
                    datesRight,
                    datesWrong,
                    dates,
                    authorsRight,
                    authors);
        }
    }
}
