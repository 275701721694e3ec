package dev.newsvane.ingest.url;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How much a URL looks like an article's, by its spelling alone: points, each with its reason. A guess that can be
/// explained: a URL says nothing for certain.
///
/// @param points [#ENOUGH] or more for an article; none where it is refused
/// @param reasons what gave the points, or the one thing that refused it
public record ArticleLook(int points, List<String> reasons) {
    /// From so many points on it counts as an article.
    public static final int ENOUGH = 3;

    private static final int WORDS_OF_A_HEADLINE = 4;
    private static final int WORDS_OF_A_LONG_HEADLINE = 6;

    /// Year and month, in one segment or two, the month as a number or a name.
    private static final Pattern DATE = Pattern.compile(
            "(?:^|[/_-])(?:19|20)\\d\\d[/_-]?(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                    + "(?:[/_-]?[0-3]?\\d)?(?:[/_.-]|$)");
    /// Nothing but a date, or a year: a day's archive.
    private static final Pattern ARCHIVE =
            Pattern.compile("(?:/(?:archives?|\\w{2}))?/(?:19|20)\\d\\d(?:[/-]\\d{1,2}){0,2}/?");

    private static final Pattern NUMBER = Pattern.compile("(?:^|[^\\d])\\d{5,}(?:[^\\d]|$)");
    /// Letters and digits in one, as content systems count: `c4ng2v8x5p0o`, a UUID.
    private static final Pattern MIXED = Pattern.compile("(?=[a-z]*\\d)(?=\\d*[a-z])[a-z\\d]{8,}");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:^|&)(?:p|id|aid|nid|sid|artid|article|articleid|story|storyid|newsid|docid)=[\\w-]*\\d\\d");
    private static final Pattern SEARCH = Pattern.compile("(?:^|&)(?:s|q|query|search|keywords?)=");
    private static final Pattern NO_PAGE =
            Pattern.compile(".*\\.(?:jpe?g|png|gif|webp|svg|ico|pdf|docx?|xlsx?|pptx?|zip|gz"
                    + "|mp3|mp4|m4a|m3u8|webm|mov|avi|xml|rss|atom|json|css|js|txt|epub|exe|apk|ics|vcf)");
    private static final Pattern PAGE_NAME = Pattern.compile("(?:index|default|home)\\.\\w{2,5}");
    private static final Pattern EXTENSION = Pattern.compile("\\.(?:s?html?|php|aspx?|jsp|cms|amp)$");
    private static final Pattern HOUSEKEEPING = Pattern.compile(
            "(?:privacy|cookies?)-(?:policy|notice|statement|settings|choices|preferences|center|centre).*"
                    + "|terms-(?:of|and)-.*|(?:about|contact|join|support)-us.*|code-of-(?:ethics|conduct)"
                    + "|(?:site|image)-?map.*|sign-?(?:in|up|on|out)|log-?(?:in|out|on)");
    private static final Set<String> MARKS = Set.of(
            "article", "articles", "story", "stories", "artikel", "articolo", "noticia", "nyheter", "news-story");

    /// Segments of a path that lead to lists, to people and to the house's own matters; unless a date follows them.
    private static final Set<String> SIGNPOSTS = Set.of(
            ("tag tags topic topics category categories cat keyword keywords label labels section sections rubric"
                + " series author authors contributor contributors profile profiles user users member members account"
                + " by journalist journalists login signin signup register registration subscribe subscription"
                + " subscriptions membership newsletter newsletters search find feed feeds rss atom comments about"
                + " contact contacts privacy terms cookies legal imprint help faq faqs advertise advertising jobs"
                + " careers shop store product products cart checkout donate gift sitemap weather horoscope horoscopes"
                + " crossword crosswords puzzles games fixtures teams players share print email tv-guide epaper"
                + " e-paper apps download downloads media-kit schlagwort schlagworte thema themen rubrik rubriken"
                + " kategorie autor autoren anmelden anmeldung abo suche impressum datenschutz kontakt agb wetter"
                + " spiele etiquette etiquettes categorie rubrique auteur auteurs recherche connexion abonnement"
                + " mentions-legales etiqueta etiquetas categoria autores buscar seccion temas suscripcion autore"
                + " autori cerca tema onderwerp emne wp-login.php wp-admin cgi-bin")
                    .split(" "));

    public ArticleLook {
        reasons = List.copyOf(reasons);
    }

    /// The look of a canonical URL.
    public static ArticleLook of(String canonical) {
        var url = URI.create(canonical);
        var path = plain(Optional.ofNullable(url.getRawPath()).orElse(""));
        var query = Optional.ofNullable(url.getRawQuery()).orElse("").toLowerCase(Locale.ROOT);
        return refusal(path, query).map(why -> new ArticleLook(0, List.of(why))).orElseGet(() -> look(path, query));
    }

    /// Whether it counts as an article's.
    public boolean enough() {
        return points >= ENOUGH;
    }

    private static Optional<String> refusal(String path, String query) {
        var segments = segments(path);
        if (segments.isEmpty() && !PARAMETER.matcher(query).find()) {
            return Optional.of("it is a home page");
        }
        if (NO_PAGE.matcher(path).matches()) {
            return Optional.of("its name is that of a file, not of a page");
        }
        if (SEARCH.matcher(query).find()) {
            return Optional.of("it is a search");
        }
        if (ARCHIVE.matcher(path).matches() || path.matches(".*/page/\\d+/?")) {
            return Optional.of("it is an archive by date or page");
        }
        return segments.stream()
                .filter(segment -> SIGNPOSTS.contains(segment)
                        || HOUSEKEEPING.matcher(segment).matches())
                .filter(segment -> !DATE.matcher(path.substring(path.indexOf("/" + segment)))
                        .find())
                .findFirst()
                .map(segment -> "its path says /" + segment);
    }

    private static ArticleLook look(String path, String query) {
        var segments = segments(path);
        var tail = segments.subList(Math.max(0, segments.size() - 2), segments.size());
        var words = tail.stream()
                .mapToInt(segment -> words(EXTENSION.matcher(segment).replaceFirst("")))
                .max()
                .orElse(0);
        var points = new Points();
        points.give(3, "a date in its path", DATE.matcher(path).find());
        points.give(3, "a long headline in its path", words >= WORDS_OF_A_LONG_HEADLINE);
        points.give(2, "a headline in its path", words >= WORDS_OF_A_HEADLINE && words < WORDS_OF_A_LONG_HEADLINE);
        points.give(1, "three words in its path", words == WORDS_OF_A_HEADLINE - 1);
        points.give(
                2,
                "a number of its own",
                numbered(tail) || PARAMETER.matcher(query).find());
        points.give(1, "its path says article", segments.stream().anyMatch(MARKS::contains));
        points.give(1, "it lies below a section", segments.size() > 1);
        points.give(1, "it is named like a document", EXTENSION.matcher(path).find());
        return new ArticleLook(points.sum, points.reasons);
    }

    private static boolean numbered(List<String> segments) {
        return segments.stream()
                .flatMap(segment -> Stream.concat(Stream.of(segment), Arrays.stream(segment.split("[-_.]", -1))))
                .anyMatch(part ->
                        NUMBER.matcher(part).find() || MIXED.matcher(part).matches());
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment ->
                        !segment.isEmpty() && !PAGE_NAME.matcher(segment).matches())
                .toList();
    }

    /// How many words a text has; of scripts without blanks two characters count as one.
    static int words(String text) {
        var words = 0;
        var ideographs = 0;
        var inside = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            ideographs += Character.isIdeographic(c) || (c >= '\u3040' && c <= '\u30ff') ? 1 : 0;
            var letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '\'';
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && Character.isDigit(c));
        }
        return Math.max(words, ideographs / 2);
    }

    private static String plain(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return path.toLowerCase(Locale.ROOT); // broken escapes are letters like any other
        }
    }

    private static final class Points {
        private final List<String> reasons = new ArrayList<>();
        private int sum;

        void give(int points, String reason, boolean earned) {
            if (earned) {
                sum += points;
                reasons.add(reason);
            }
        }
    }
}
