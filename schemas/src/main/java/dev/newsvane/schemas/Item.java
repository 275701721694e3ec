package dev.newsvane.schemas;

import dev.newsvane.base.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One entry seen at a source. Key: host of its link, and id.
///
/// @param id derived from the source and the entry's own id, link or content
/// @param source name of the source
/// @param publisher the outlet's name, as the source or the user says
/// @param link absolute URL, or absent where the entry has none
/// @param guid the entry's own id, verbatim
/// @param title plain text
/// @param authors names
/// @param published publication date where it could be read
/// @param publishedRaw the date's text, verbatim
/// @param updated date of the last change where it could be read
/// @param summary HTML or text, as given
/// @param content the full text as HTML, where the source gives it
/// @param language BCP 47
/// @param contentHash hash of title, summary, content and dates: a changed entry has another
/// @param lane `live` or `history:NAME`
/// @param quiet seen at a source's first poll: joins stories, alerts nobody
/// @param seen when it was first seen, on our clock
/// @param tags the source's tags then
public record Item(
        String id,
        String source,
        Optional<String> publisher,
        Optional<String> link,
        Optional<String> guid,
        Optional<String> title,
        List<String> authors,
        Optional<Instant> published,
        Optional<String> publishedRaw,
        Optional<Instant> updated,
        Optional<String> summary,
        Optional<String> content,
        Optional<String> language,
        String contentHash,
        String lane,
        boolean quiet,
        Instant seen,
        List<String> tags) {
    /// Of what waits, in characters; and how many authors.
    private static final int SUMMARY = 2_000;

    private static final int AUTHORS = 20;

    /// One that says no more than where it leads and what that is called.
    public static Item linked(String source, String link, Optional<String> title, String lane, Instant seen) {
        return new Item(
                Ids.of(source, link),
                source,
                Optional.empty(),
                Optional.of(link),
                Optional.empty(),
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ids.of(link),
                lane,
                false,
                seen,
                List.of());
    }

    /// The same for what travels with a page: the page holds the text.
    public Item withoutContent() {
        return told(authors, summary);
    }

    /// The same for what waits until its page is fetched, which says the rest itself: many wait at a time.
    public Item brief() {
        return told(authors.stream().limit(AUTHORS).toList(), summary.map(Item::beginning));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUMMARY));
    }

    private Item told(List<String> by, Optional<String> beginning) {
        return new Item(
                id,
                source,
                publisher,
                link,
                guid,
                title,
                by,
                published,
                publishedRaw,
                updated,
                beginning,
                Optional.empty(),
                language,
                contentHash,
                lane,
                quiet,
                seen,
                tags);
    }

    /// The same in another lane.
    public Item in(String other) {
        return new Item(
                id,
                source,
                publisher,
                link,
                guid,
                title,
                authors,
                published,
                publishedRaw,
                updated,
                summary,
                content,
                language,
                contentHash,
                other,
                quiet,
                seen,
                tags);
    }
}
