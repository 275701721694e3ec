package dev.newsvane.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What polling remembers of a source. Key: as the source's.
///
/// @param source the source's name
/// @param url where to ask: the source's URL, or where it permanently moved to
/// @param configured the source's URL when `url` was settled: when the user changes it, a remembered move is void
/// @param etag validator of the last answer
/// @param lastModified validator of the last answer, verbatim
/// @param bodyHash hash of the last body, for servers that answer 200 with the same one
/// @param due when to poll next
/// @param first first successful poll, the baseline
/// @param succeeded last successful poll
/// @param changed last poll that brought something new
/// @param failures weight of failures since the last success: soft 0.5, passing DNS trouble 0.25, hard 1
/// @param trouble what went wrong last, absent when the last poll succeeded
/// @param rhythm interval between polls, in milliseconds
/// @param overlap share of the last poll's items that were known already
/// @param items items seen since the first poll
/// @param known short ids and content hashes of the items of the last answers, newest last, bounded
/// @param tried last poll, successful or not
/// @param window items in the last answer that had any
/// @param perDay items a day, the recent ones counting most; 0: not known yet
/// @param baseline items that the first poll found
/// @param gaps polls that overlapped with nothing known: items were probably missed before them
/// @param gap the last of them
/// @param whole last poll that was answered in full, asked without validators
/// @param distrusted when the validators were found to lie; absent: they are believed
/// @param hub URL of the WebSub hub that the last answer named
/// @param topic URL under which the hub knows the source
/// @param parts what is remembered of the sitemaps of a tree, one a line, bounded
/// @param skips hours in UTC and days in which the feed asks not to be polled, as `7` and `saturday`
/// @param ttl how long the feed itself asks to be left alone
/// @param notes what of its last answer waits, was left out, or is not seen, a sentence each
public record Poll(
        String source,
        String url,
        String configured,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> bodyHash,
        Instant due,
        Optional<Instant> first,
        Optional<Instant> succeeded,
        Optional<Instant> changed,
        double failures,
        Optional<String> trouble,
        Duration rhythm,
        Optional<Double> overlap,
        long items,
        List<String> known,
        Optional<Instant> tried,
        int window,
        double perDay,
        int baseline,
        long gaps,
        Optional<Instant> gap,
        Optional<Instant> whole,
        Optional<Instant> distrusted,
        Optional<String> hub,
        Optional<String> topic,
        List<String> parts,
        List<String> skips,
        Optional<Duration> ttl,
        List<String> notes) {}
