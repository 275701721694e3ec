package dev.newsvane.ingest.poll;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One poll of a source, judged: pure, so that every answer a server can give is a unit test.
record Visit(Source source, Poll before, Instant now, PollSettings settings) {
    private static final Pattern MAX_AGE =
            Pattern.compile("\\bmax-age\\s*=\\s*\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    /// What a poll brought.
    ///
    /// @param items new or changed ones
    /// @param reject where an answer came and was no feed, and was not told before
    /// @param memory for the next poll
    record Findings(List<Item> items, Optional<Reject> reject, Poll memory) {
        /// With the hub that a feed names, or none.
        Findings offered(Optional<Offer> offer) {
            var named = Draft.of(memory).hub(offer.map(Offer::hub)).topic(offer.map(Offer::topic));
            return new Findings(items, reject, named.poll());
        }

        /// With another time for the next poll.
        Findings due(Instant at) {
            return new Findings(items, reject, Draft.of(memory).due(at).poll());
        }
    }

    Findings judge(Answer answer) {
        return switch (answer) {
            case Silence silence -> failed(Trouble.of(silence));
            case Got got when got.status() == 304 -> unchanged(got, before.bodyHash());
            case Got got when got.succeeded() -> read(got);
            case Got got -> failed(Trouble.of(got, now, settings));
        };
    }

    private Findings read(Got got) {
        var hash = Ids.of(got.body().asByteBuffer());
        if (before.bodyHash().filter(hash::equals).isPresent()) {
            return unchanged(got, before.bodyHash());
        }
        return switch (FeedReader.read(got.body(), got.header("content-type"), got.url())) {
            case FeedRead(Feed feed) -> brought(got, hash, feed);
            case NotAFeed(Why why, String detail) -> failed(Trouble.notAFeed(reason(why), detail));
        };
    }

    private Findings unchanged(Got got, Optional<String> hash) {
        return succeeded(got, hash, asked(got), Optional.of(1.0), List.of(), before.known());
    }

    private Findings brought(Got got, String hash, Feed feed) {
        var known = new Known(before.known());
        var items = Entries.items(source, feed, quiet(), now);
        var fresh = items.stream().filter(item -> !known.holdsUnchanged(item)).toList();
        var overlap = Optional.of(items)
                .filter(all -> !all.isEmpty() && before.first().isPresent())
                .map(all -> (double) all.stream().filter(known::holds).count() / all.size());
        var asked = asked(got).or(feed::ttl);
        return succeeded(got, Optional.of(hash), asked, overlap, fresh, known.with(items))
                .offered(Offer.of(got, feed));
    }

    private Findings succeeded(
            Got got,
            Optional<String> hash,
            Optional<Duration> asked,
            Optional<Double> overlap,
            List<Item> fresh,
            List<String> known) {
        var rhythm = Rhythm.after(source, before, overlap, now, settings);
        var due = Rhythm.due(source, rhythm, asked, now, settings);
        var memory = Memory.succeeded(before, got, hash, now, due, rhythm, overlap, fresh.size(), known);
        return new Findings(fresh, Optional.empty(), memory);
    }

    private Findings failed(Trouble trouble) {
        var failures = before.failures() + trouble.weight();
        var due = Rhythm.dueAfterFailure(before.rhythm(), failures, trouble.rest(), now, settings);
        var reject = trouble.reason()
                .filter(_ -> !before.trouble().equals(Optional.of(trouble.why())))
                .map(reason ->
                        new Reject("poll", before.url(), Optional.of(source.name()), reason, trouble.why(), now));
        return new Findings(List.of(), reject, Memory.failed(before, trouble, failures, due));
    }

    /// At a first poll, what is undated or old alerts nobody: it stood there before anybody followed the source.
    private Predicate<Entry> quiet() {
        var baseline = before.first().isEmpty() && source.baseline() == Baseline.QUIET;
        var old = now.minus(settings.quietAge());
        return entry ->
                baseline && Entries.dated(entry).map(at -> at.isBefore(old)).orElse(true);
    }

    private static Optional<Duration> asked(Got got) {
        return got.header("cache-control")
                .map(MAX_AGE::matcher)
                .filter(found -> found.find())
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
    }

    private static Reason reason(Why why) {
        return switch (why) {
            case TOO_LARGE -> Reason.TOO_LARGE;
            case CHALLENGE -> Reason.CHALLENGE;
            case EMPTY, HTML, ENTITIES, SITEMAP_INDEX, UNKNOWN, MALFORMED -> Reason.NOT_A_FEED;
        };
    }
}
