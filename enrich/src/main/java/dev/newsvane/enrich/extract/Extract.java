package dev.newsvane.enrich.extract;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import okio.Utf8;

/// The way in: pages to articles, bodies to what they say.
public final class Extract {
    /// More than the crawler ever keeps.
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /// What an article may say in all, in bytes of UTF-8: with room to spare below the largest record.
    private static final long MOST_SAID = 6L * 1024 * 1024;

    /// A publication date of less confidence is a guess, and no guess orders events. Below it a third of the dates were
    /// wrong on pages whose date is known, above it one in twelve.
    static final double TRUSTED = 0.55;

    /// The revision of what was withdrawn.
    public static final String WITHDRAWN = Ids.of("withdrawn");

    private static final String STAGE = "enrich";

    private Extract() {}

    /// The article of a page, before the spine has placed it.
    ///
    /// @param pageKey the page's key, and where it is recorded, so that a replay finds it
    public static Extraction article(Page page, String pageKey, int partition, long offset) {
        if (page.gone()) {
            return new Extraction.Extracted(withdrawn(page, pageKey, partition, offset));
        }
        if (page.bodySize() > MOST_BYTES) {
            return rejected(page, Reason.TOO_LARGE, page.bodySize() + " bytes");
        }
        byte[] body;
        try {
            body = PageBody.body(page).toByteArray();
        } catch (IllegalArgumentException e) {
            return rejected(page, Reason.UNREADABLE, "the body cannot be decompressed: " + e.getMessage());
        }
        return switch (read(body, page.contentType(), page.finalUrl(), Hints.of(page))) {
            case Reading.Nothing(Reason reason, String detail) -> rejected(page, reason, detail);
            case Reading.Found(Content content) ->
                bounded(article(content, page, body, pageKey, partition, offset), page);
        };
    }

    /// A page whose extraction broke off.
    public static Extraction failed(Page page, Throwable failure) {
        return rejected(page, Reason.UNREADABLE, "the extraction failed: " + failure);
    }

    /// What a body says, for those who have no page: the command line, tests.
    ///
    /// @param contentType the header; absent: by the look of the body
    /// @param url where it is from; may be empty
    /// @param seen now; dates later than a day after it are not believed
    public static Reading html(ByteString body, Optional<String> contentType, String url, Instant seen) {
        return read(body.toByteArray(), contentType, url, Hints.none(seen));
    }

    /// The same with what a feed or a person said of it beforehand.
    public static Reading read(byte[] body, Optional<String> contentType, String url, Hints hints) {
        if (body.length > MOST_BYTES) {
            return new Reading.Nothing(Reason.TOO_LARGE, body.length + " bytes");
        }
        if (isGiven(contentType)) {
            return Given.read(body, hints);
        }
        var text = Charsets.decode(body, contentType);
        if (text.isBlank()) {
            return new Reading.Nothing(Reason.EMPTY, "the body is empty");
        }
        if (binary(text)) {
            return new Reading.Nothing(Reason.NOT_AN_ARTICLE, "the body is not text");
        }
        return PlainText.is(text, contentType) ? plain(text, hints) : HtmlPage.read(text, url, hints);
    }

    /// The words of a text, as an article counts them.
    public static int words(String text) {
        return Texts.words(text);
    }

    private static Reading plain(String text, Hints hints) {
        var content = PlainText.read(text, hints);
        return content.text().isEmpty()
                ? new Reading.Nothing(Reason.EMPTY, "a title without a text")
                : new Reading.Found(content);
    }

    private static boolean isGiven(Optional<String> contentType) {
        return contentType
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(Given.CONTENT_TYPE))
                .isPresent();
    }

    /// Pictures, archives and documents under a false name. In random bytes every ninth is a control character or none.
    private static boolean binary(String text) {
        var head = text.substring(0, Math.min(text.length(), 1000));
        var controls = head.chars()
                .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        var replaced = head.chars().filter(c -> c == 0xFFFD).count();
        return controls * 20 > head.length() || replaced * 10 > head.length() || text.startsWith("%PDF-");
    }

    private static Article article(
            Content content, Page page, byte[] body, String pageKey, int partition, long offset) {
        var url = isGiven(page.contentType()) ? Given.url(body).orElse(page.finalUrl()) : page.finalUrl();
        var canonical = content.canonical().orElse(url.split("#", 2)[0]);
        var site = Sites.site(url);
        var seen = page.item().seen();
        return new Article(
                content.id().map(id -> Ids.of(page.lane(), id)).orElseGet(() -> Ids.of(canonical)),
                Ids.of(content.title(), content.text()),
                false,
                url,
                canonical,
                site.isEmpty() ? content.publisher().orElse(page.item().source()) : site,
                content.publisher(),
                page.item().source(),
                content.title(),
                content.text(),
                content.authors(),
                content.published().map(Dated::at),
                content.published().map(Dated::from).orElse(DateOrigin.NONE),
                content.modified().map(Dated::at),
                content.language(),
                content.section(),
                content.summary(),
                content.image(),
                content.words(),
                content.method(),
                page.lane(),
                page.quiet(),
                event(content, page.fetched()),
                seen,
                page.fetched(),
                pageKey,
                partition,
                offset,
                Optional.empty(),
                new Findings(
                        content.published().map(Dated::confidence).orElse(0.0),
                        content.modified().map(Dated::from).orElse(DateOrigin.NONE),
                        content.paywalled(),
                        List.of(),
                        List.of()),
                page.item().tags(),
                false);
    }

    /// All that a page tells that is gone, where it was asked for (`canonical`) and where the answer is from: the spine
    /// knows which article was there.
    private static Article withdrawn(Page page, String pageKey, int partition, long offset) {
        return Article.of(page.finalUrl(), Sites.site(page.finalUrl()), "", "", page.fetched())
                .with(draft -> {
                    draft.revision = WITHDRAWN;
                    draft.edited = true;
                    draft.canonical = asked(page);
                    draft.publisher = page.item().publisher();
                    draft.source = page.item().source();
                    draft.published = Optional.empty();
                    draft.publishedFrom = DateOrigin.NONE;
                    draft.language = Optional.empty();
                    draft.method = "status " + page.status();
                    draft.lane = page.lane();
                    draft.quiet = page.quiet();
                    draft.seen = page.item().seen();
                    draft.page = pageKey;
                    draft.pagePartition = partition;
                    draft.pageOffset = offset;
                    draft.tags = page.item().tags();
                    draft.withdrawn = true;
                });
    }

    /// As it was asked for, which an article is read at; pages name the canonical spelling of it.
    private static String asked(Page page) {
        return page.item().link().map(link -> AskedUrl.of(link, page.url())).orElse(page.url());
    }

    /// A page that is within its bound may say more than a record holds: one byte of it can be three in UTF-8.
    private static Extraction bounded(Article article, Page page) {
        var said = Stream.of(
                        Stream.of(article.title(), article.text(), article.url(), article.canonical()),
                        article.authors().stream(),
                        article.summary().stream(),
                        article.section().stream(),
                        article.image().stream(),
                        article.publisher().stream())
                .flatMap(each -> each)
                .mapToLong(Utf8::size)
                .sum();
        return said > MOST_SAID
                ? rejected(page, Reason.TOO_LARGE, "its article is " + said + " bytes")
                : new Extraction.Extracted(article);
    }

    /// The published date if it is trusted and not after we saw the page, else when we saw it.
    private static Instant event(Content content, Instant fetched) {
        return content.published()
                .filter(date -> date.confidence() >= TRUSTED)
                .map(Dated::at)
                .filter(published -> !published.isAfter(fetched))
                .orElse(fetched);
    }

    private static Extraction rejected(Page page, Reason reason, String detail) {
        return new Extraction.Rejected(
                new Reject(STAGE, page.url(), Optional.of(page.item().source()), reason, detail, page.fetched()));
    }
}
