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
        List<String> known) {}
