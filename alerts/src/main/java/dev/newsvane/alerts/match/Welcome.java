package dev.newsvane.alerts.match;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Watch;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which articles a watch looks at, whatever they say. What is not known of an article fits no filter that asks for it,
/// but for its words: where nobody counted them, they are taken to be enough. What was withdrawn fits none.
public final class Welcome {
    /// The tag of a source whose publisher's domain does not tell the country: `country-us`.
    private static final String COUNTRY = "country-";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// Countries' domains that all the world registers: Google's list of those that it treats as generic ("Managing
    /// multi-regional and multilingual sites", Search Central).
    private static final Set<String> WORLDWIDE = Set.of(
            "AD", "AI", "AS", "BZ", "CC", "CD", "CO", "DJ", "FM", "IO", "LA", "ME", "MS", "NU", "SC", "SR", "SU", "TV",
            "TK", "WS");

    private Welcome() {}

    static boolean of(Article article, Watch watch) {
        var filter = watch.filter();
        return !article.withdrawn()
                && (watch.sources().isEmpty() || watch.sources().contains(article.source()))
                && (watch.languages().isEmpty() || watch.languages().stream().anyMatch(in -> speaks(article, in)))
                && (filter.tags().isEmpty() || filter.tags().stream().anyMatch(article.tags()::contains))
                && (filter.countries().isEmpty()
                        || country(article).filter(filter.countries()::contains).isPresent())
                && kind(article).map(filter.copies()::contains).orElse(filter.originals())
                && fits(article.words(), filter);
    }

    private static boolean fits(int words, Filter filter) {
        return words == 0 || (words >= filter.least() && words <= filter.most());
    }

    /// `de` is also `de-AT` (RFC 4647, basic filtering); and what is not known to be of another country may be `de-AT`.
    private static boolean speaks(Article article, String wanted) {
        return article.language().stream().anyMatch(language -> begins(language, wanted) || begins(wanted, language));
    }

    private static boolean begins(String tag, String range) {
        return tag.equalsIgnoreCase(range) || tag.regionMatches(true, 0, range + "-", 0, range.length() + 1);
    }

    /// The kind of copy that an article is, where it is one.
    public static Optional<CopyKind> kind(Article article) {
        return article.placement().flatMap(Placement::copy).map(copy -> copy.kind());
    }

    /// The publisher's country, ISO 3166: as its domain says, for a source may carry many publishers; else as a tag of
    /// the source does.
    public static Optional<String> country(Article article) {
        return domain(article.site())
                .or(() -> article.tags().stream()
                        .filter(tag -> tag.startsWith(COUNTRY))
                        .map(tag -> iso(tag.substring(COUNTRY.length())))
                        .findFirst());
    }

    private static Optional<String> domain(String site) {
        return Optional.of(iso(site.substring(site.lastIndexOf('.') + 1)))
                .filter(COUNTRIES::contains)
                .filter(country -> !WORLDWIDE.contains(country));
    }

    /// The United Kingdom has a domain that is not its code.
    private static String iso(String country) {
        var upper = country.toUpperCase(Locale.ROOT);
        return upper.equals("UK") ? "GB" : upper;
    }
}
