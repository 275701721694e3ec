package dev.newsvane.schemas;

import dev.newsvane.base.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a page says, where it comes from, and which story it belongs to. Key: id and revision.
///
/// @param id from the canonical URL after the fetch, or import set and id
/// @param revision hash of title and text; of what was withdrawn always the same
/// @param edited an earlier revision of this article exists
/// @param url where it was fetched
/// @param canonical its canonical URL; the same where the page names none
/// @param site registrable domain: the publisher, for counting
/// @param publisher the outlet's name
/// @param source name of the source that led here
/// @param title without the site's name; may be empty
/// @param text the main text; paragraphs are separated by a blank line
/// @param authors names
/// @param published publication date
/// @param publishedFrom where that date was found
/// @param modified date of the last change the page names
/// @param language BCP 47, detected; absent where unsure
/// @param section the outlet's section
/// @param summary the page's or the feed's own summary
/// @param image URL of the main picture
/// @param words words in the text
/// @param method name and version of the extraction
/// @param lane `live` or `history:NAME`
/// @param quiet joins stories, alerts nobody
/// @param event event time: the published date if trusted and not after it was seen, else when it was seen
/// @param seen when its entry was first seen
/// @param fetched when its page was fetched
/// @param page key of its page
/// @param pagePartition where its page is recorded; -1 unless placed
/// @param pageOffset where its page is recorded; -1 unless placed
/// @param placement absent before the spine
/// @param findings what was found out about it beyond what its page says in so many words
/// @param tags tags that its source had when it was seen
/// @param withdrawn its page is gone: it has the title, the place and the event time that it had, and says nothing any
/// more
public record Article(
        String id,
        String revision,
        boolean edited,
        String url,
        String canonical,
        String site,
        Optional<String> publisher,
        String source,
        String title,
        String text,
        List<String> authors,
        Optional<Instant> published,
        DateOrigin publishedFrom,
        Optional<Instant> modified,
        Optional<String> language,
        Optional<String> section,
        Optional<String> summary,
        Optional<String> image,
        int words,
        String method,
        String lane,
        boolean quiet,
        Instant event,
        Instant seen,
        Instant fetched,
        String page,
        int pagePartition,
        long pageOffset,
        Optional<Placement> placement,
        Findings findings,
        List<String> tags,
        boolean withdrawn) {
    /// A live one in English of which nothing more is known, published and fetched at one time.
    public static Article of(String url, String site, String title, String text, Instant at) {
        return new Article(
                Ids.of(url),
                Ids.of(text),
                false,
                url,
                url,
                site,
                Optional.empty(),
                "source",
                title,
                text,
                List.of(),
                Optional.of(at),
                DateOrigin.GIVEN,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                "given",
                Lanes.LIVE,
                false,
                at,
                at,
                at,
                "",
                0,
                0,
                Optional.empty(),
                Findings.NONE,
                List.of(),
                false);
    }

    /// The same with whom and what it names, and its key phrases.
    ///
    /// @param by the method, now with how they were found
    public Article annotated(String by, List<Entity> entities, List<String> phrases) {
        return with(draft -> {
            draft.method = by;
            draft.findings = findings.with(entities, phrases);
        });
    }

    /// The same where the spine has placed it.
    ///
    /// @param again it is a later revision of an article that was placed before
    public Article placed(boolean again, Placement place) {
        return with(draft -> {
            draft.edited = again;
            draft.placement = Optional.of(place);
        });
    }

    /// Its key in `articles`.
    public String key() {
        return id + '#' + revision;
    }

    /// The same without its text and what was taken from it: what is needed of one whose words are known.
    public Article wordless() {
        return with(draft -> {
            draft.text = "";
            draft.authors = List.of();
            draft.summary = Optional.empty();
            draft.image = Optional.empty();
            draft.findings = Findings.NONE;
        });
    }

    /// The same but for what its draft is given.
    public Article with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.article();
    }

    /// What a copy may have otherwise, as the components of the article.
    public static final class Draft {
        public String id;
        public String revision;
        public boolean edited;
        public String url;
        public String canonical;
        public String site;
        public Optional<String> publisher;
        public String source;
        public String title;
        public String text;
        public List<String> authors;
        public Optional<Instant> published;
        public DateOrigin publishedFrom;
        public Optional<Instant> modified;
        public Optional<String> language;
        public Optional<String> section;
        public Optional<String> summary;
        public Optional<String> image;
        public int words;
        public String method;
        public String lane;
        public boolean quiet;
        public Instant event;
        public Instant seen;
        public Instant fetched;
        public String page;
        public int pagePartition;
        public long pageOffset;
        public Optional<Placement> placement;
        public Findings findings;
        public List<String> tags;
        public boolean withdrawn;

        private Draft(Article article) {
            id = article.id;
            revision = article.revision;
            edited = article.edited;
            url = article.url;
            canonical = article.canonical;
            site = article.site;
            publisher = article.publisher;
            source = article.source;
            title = article.title;
            text = article.text;
            authors = article.authors;
            published = article.published;
            publishedFrom = article.publishedFrom;
            modified = article.modified;
            language = article.language;
            section = article.section;
            summary = article.summary;
            image = article.image;
            words = article.words;
            method = article.method;
            lane = article.lane;
            quiet = article.quiet;
            event = article.event;
            seen = article.seen;
            fetched = article.fetched;
            page = article.page;
            pagePartition = article.pagePartition;
            pageOffset = article.pageOffset;
            placement = article.placement;
            findings = article.findings;
            tags = article.tags;
            withdrawn = article.withdrawn;
        }

        private Article article() {
            return new Article(
                    id,
                    revision,
                    edited,
                    url,
                    canonical,
                    site,
                    publisher,
                    source,
                    title,
                    text,
                    authors,
                    published,
                    publishedFrom,
                    modified,
                    language,
                    section,
                    summary,
                    image,
                    words,
                    method,
                    lane,
                    quiet,
                    event,
                    seen,
                    fetched,
                    page,
                    pagePartition,
                    pageOffset,
                    placement,
                    findings,
                    tags,
                    withdrawn);
        }
    }
}
