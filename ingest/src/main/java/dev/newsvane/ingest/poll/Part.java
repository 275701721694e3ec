package dev.newsvane.ingest.poll;

import dev.newsvane.schemas.Poll;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is remembered of one sitemap of a tree: a line of `polls`.
///
/// @param listed the `lastmod` that its index gave when it was read, verbatim; empty where it gave none, or where
///     some of it is left for the next visit
/// @param asked when; the epoch where it was listed and never read
/// @param brought when it last had something new; the epoch where never
/// @param etag validator of the last answer that was read to its end
/// @param lastModified likewise
/// @param since entries dated before are known; empty where it was never read
/// @param seen of the others, those that are known
record Part(
        String url,
        String listed,
        Instant asked,
        Instant brought,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<Instant> since,
        UrlDigest seen) {
    private static final int FIELDS = 8;

    /// One that was listed and not read yet.
    static Part unread(String url) {
        return new Part(
                url,
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UrlDigest.NONE);
    }

    boolean read() {
        return since.isPresent();
    }

    /// Asked, whatever came of it.
    Part asked(Instant now) {
        return new Part(url, listed, now, brought, etag, lastModified, since, seen);
    }

    /// Asked, and what its index says of it still holds.
    Part unchanged(String listing, Instant now) {
        return new Part(url, listing, now, brought, etag, lastModified, since, seen);
    }

    /// What conditional requests need.
    Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("accept", "application/xml, text/xml, */*;q=0.5");
        etag.ifPresent(tag -> headers.put("if-none-match", tag));
        lastModified.ifPresent(date -> headers.put("if-modified-since", date));
        return headers;
    }

    String line() {
        return String.join(
                "\t",
                url,
                listed,
                Long.toString(asked.getEpochSecond()),
                Long.toString(brought.getEpochSecond()),
                etag.orElse(""),
                lastModified.orElse(""),
                since.map(at -> Long.toString(at.getEpochSecond())).orElse(""),
                seen.text());
    }

    /// By URL; lines of another form are none of ours.
    static Map<String, Part> read(List<String> lines) {
        var parts = new HashMap<String, Part>();
        lines.stream()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == FIELDS)
                .map(Part::of)
                .forEach(part -> parts.put(part.url(), part));
        return parts;
    }

    /// Whether these are a tree's, and not those of one large sitemap.
    static boolean ofATree(Poll memory) {
        return memory.parts().stream().anyMatch(line -> !line.startsWith(memory.url() + "\t"));
    }

    private static Part of(String[] fields) {
        return new Part(
                fields[0],
                fields[1],
                instant(fields[2]),
                instant(fields[3]),
                Optional.of(fields[4]).filter(tag -> !tag.isEmpty()),
                Optional.of(fields[5]).filter(date -> !date.isEmpty()),
                Optional.of(fields[6]).filter(at -> !at.isEmpty()).map(Part::instant),
                UrlDigest.read(fields[7]));
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
