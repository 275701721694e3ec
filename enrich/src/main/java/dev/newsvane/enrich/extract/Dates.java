package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// When a page was published and last changed, from the places in falling order of trust. A date later than a day after
/// the page was seen is not believed, and the next place is asked.
final class Dates {
    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "date_published",
        "publication_date",
        "publish-date",
        "published-date",
        "publishdate",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "originalpublicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "citation_publication_date",
        "citation_date",
        "article_date_original",
        "dc.date",
        "dcterms.date",
        "date",
        "last-modified-date",
        "rnews:datepublished",
        "datecreated",
        "displaydate",
        "bt:pubdate",
        "shareaholic:article_published_time",
        "gentime",
        "created"
    };
    private static final String[] MODIFIED = {
        "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
        "dc.date.modified", "last-modified", "lastmod", "article.updated", "shareaholic:article_modified_time"
    };
    private static final String MARKED = "[class~=(?i)(^|[-_"
        + " ])(date|datum|dateline|time|timestamp|byline|meta|published|pubdate|posted|entry-date|post-date|fecha|data)([-_"
        + " ]|$)],[id~=(?i)(date|datum|timestamp|published|pubdate)]";
    private static final Pattern IN_URL =
            Pattern.compile("[/_-]((?:19|20)\\d\\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");
    private static final Pattern IN_URL_COMPACT =
            Pattern.compile("[/_-]((?:20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");
    private static final int LONGEST_MARKED = 160;
    private static final int LINES = 12;

    private Dates() {}

    static Optional<Dated> published(Document page, JsonLd ld, Metas metas, String url, Hints hints, String text) {
        return from(ld.text("datePublished").or(() -> ld.text("dateCreated")), DateOrigin.JSON_LD, hints)
                .or(() -> from(metas.first(PUBLISHED), DateOrigin.META, hints))
                .or(() -> itemprop(page, "datePublished", hints))
                .or(() -> timeElement(page, hints))
                .or(() -> url(url).filter(believed(hints)))
                .or(() -> hints.published().filter(believed(hints)))
                .or(() -> marked(page, hints))
                .or(() -> lines(text, hints));
    }

    static Optional<Dated> modified(Document page, JsonLd ld, Metas metas, Hints hints) {
        return from(ld.text("dateModified"), DateOrigin.JSON_LD, hints)
                .or(() -> from(metas.first(MODIFIED), DateOrigin.META, hints))
                .or(() -> itemprop(page, "dateModified", hints))
                .or(() -> hints.modified().filter(believed(hints)));
    }

    static Predicate<Dated> believed(Hints hints) {
        return date -> !date.at().isAfter(hints.seen().plus(TOLERANCE));
    }

    private static Optional<Dated> from(Optional<String> text, DateOrigin origin, Hints hints) {
        return text.flatMap(DateText::find).map(date -> date.from(origin)).filter(believed(hints));
    }

    private static Optional<Dated> itemprop(Document page, String name, Hints hints) {
        return page.select("[itemprop~=(?i)\\b" + name + "\\b]").stream()
                .flatMap(element -> from(Optional.of(value(element)), DateOrigin.MICRODATA, hints).stream())
                .findFirst();
    }

    private static String value(Element element) {
        return Stream.of("content", "datetime", "title")
                .map(element::attr)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseGet(element::text);
    }

    /// The first `<time>` that is not in a list of other articles: `pubdate` or class first, then document order.
    private static Optional<Dated> timeElement(Document page, Hints hints) {
        return Stream.of(
                        "time[pubdate]",
                        "time[class~=(?i)publish|entry-date|posted]",
                        "article time",
                        "main time",
                        "time")
                .flatMap(query -> page.select(query).stream())
                .filter(time -> !Cleaner.foreign(time))
                .flatMap(time -> from(Optional.of(value(time)), DateOrigin.TIME_ELEMENT, hints).stream())
                .findFirst();
    }

    private static Optional<Dated> url(String url) {
        return Stream.of(IN_URL, IN_URL_COMPACT)
                .flatMap(pattern -> {
                    var m = pattern.matcher(url);
                    return m.find()
                            ? DateText.find(m.group(1) + "-" + m.group(2) + "-" + m.group(3)).stream()
                            : Stream.empty();
                })
                .map(date -> date.from(DateOrigin.URL))
                .findFirst();
    }

    /// Elements that call themselves a date, then lines of their own near the top of the text.
    private static Optional<Dated> marked(Document page, Hints hints) {
        return page.select(MARKED).stream()
                .limit(200)
                .filter(element -> !Cleaner.foreign(element))
                .map(element -> Texts.line(element.text()))
                .filter(text -> text.length() <= LONGEST_MARKED)
                .flatMap(text -> from(Optional.of(text), DateOrigin.TEXT, hints).stream())
                .findFirst();
    }

    static Optional<Dated> lines(String text, Hints hints) {
        return text.lines()
                .map(Texts::line)
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .filter(line -> line.length() <= LONGEST_MARKED)
                .flatMap(line -> from(Optional.of(line), DateOrigin.TEXT, hints).stream())
                .findFirst();
    }
}
