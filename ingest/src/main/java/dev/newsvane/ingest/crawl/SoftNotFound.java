package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.url.ArticleLook;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A page that is not there, though its server says 200: it says so in its title, or the article's URL leads to the
/// home page or to a section.
final class SoftNotFound {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»:-]\\s+|\\s*[|»]\\s*|:\\s+");
    private static final Pattern SAYS = Pattern.compile(
            "(?iu)(?:(?:error|http|fehler|erreur)\\s*)?404(?:\\s*(?:error|fehler|erreur))?[.!]?|(?:404[\\s,.:-]*)?(?:oops[,!.]*\\s*)?(?:sorry[,!.]*\\s*)?(?:the"
                + " |this |your |that )?(?:requested )?(?:page|article|story|content|post)s? (?:was |is |could |can"
                + " |cannot |can't )?(?:not |no longer )?(?:be"
                + " )?(?:found|available|exist|exists|unavailable|missing)[.!]?|(?:404[\\s,.:-]*)?(?:file |page )?not"
                + " found[.!]?|nothing (?:was )?found[.!]?|page (?:doesn.t|does not)"
                + " exist[.!]?|(?:404[\\s,.:-]*)?(?:die )?seite (?:wurde |konnte )?nicht gefunden(?:"
                + " werden)?[.!]?|page (?:introuvable|non trouvée)|p[áa]gina no encontrada|pagina non trovata|pagina"
                + " niet gevonden|p[áa]gina n[ãa]o encontrada|sidan hittades inte|nie znaleziono strony|страница не"
                + " найдена");

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern HOME = Pattern.compile("(?i)(?:index|default|home)(?:\\.\\w+)?");

    private SoftNotFound() {}

    /// How it tells, if it does.
    ///
    /// @param asked the URL that was asked for, before redirects
    static Optional<String> of(URI asked, Got got, Head head) {
        return elsewhere(asked, got.url()).or(() -> says(head));
    }

    private static Optional<String> says(Head head) {
        return Arrays.stream(SEPARATOR.split(head.title(), -1))
                .map(String::strip)
                .filter(part -> SAYS.matcher(part).matches() && !part.isEmpty())
                .findFirst()
                .filter(_ -> !head.article())
                .map(_ -> "It answers 200 and says \"" + head.title() + "\".");
    }

    private static Optional<String> elsewhere(URI asked, URI answered) {
        var from = segments(asked);
        var to = segments(answered);
        if (asked.equals(answered) || from.isEmpty() || !sameSite(asked, answered) || answered.getRawQuery() != null) {
            return Optional.empty();
        }
        if (to.isEmpty()) {
            return Optional.of("It answers with its home page.");
        }
        var above = to.size() < from.size() && to.equals(from.subList(0, to.size()));
        var section = to.size() <= 2 && to.stream().noneMatch(DIGIT.asPredicate());
        return above && section && looksLikeArticle(asked) && !looksLikeArticle(answered)
                ? Optional.of("It answers with its section /" + String.join("/", to) + ".")
                : Optional.empty();
    }

    private static boolean looksLikeArticle(URI url) {
        return CanonicalUrl.of(url.toString())
                .map(ArticleLook::of)
                .filter(ArticleLook::enough)
                .isPresent();
    }

    private static boolean sameSite(URI one, URI other) {
        return site(one).equals(site(other));
    }

    private static String site(URI url) {
        return Sites.of(Optional.ofNullable(url.getHost()).orElse(""));
    }

    private static List<String> segments(URI url) {
        return Arrays.stream(Optional.ofNullable(url.getRawPath()).orElse("").split("/", -1))
                .filter(segment -> !segment.isEmpty() && !HOME.matcher(segment).matches())
                .toList();
    }
}
