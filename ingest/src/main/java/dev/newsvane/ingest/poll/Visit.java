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
import dev.newsvane.ingest.schedule.Jitter;
import dev.newsvane.ingest.schedule.Reach;
import dev.newsvane.ingest.schedule.Rhythm;
import dev.newsvane.ingest.schedule.Sight;
import dev.newsvane.ingest.schedule.Wish;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// One poll of a source, judged: pure, so that every answer a server can give is a unit test.
///
/// @param before what was remembered when the source was asked
/// @param reached whether others could be reached: if not, silence is our trouble and counts against nobody
/// @param follower who else is followed under a URL, by name
record Visit(
        Source source,
        Poll before,
        Instant now,
        PollSettings settings,
        boolean reached,
        Function<String, Optional<String>> follower) {

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
            case Silence silence when !reached && Trouble.isSilent(silence) -> cutOff(silence);
            case Silence silence -> failed(Trouble.of(silence));
            case Got got when got.status() == 304 -> unchanged(got, before.bodyHash());
            case Got got
            when got.succeeded() ->
                Optional.of(got.moved().map(Object::toString).orElse(before.url()))
                        .filter(url -> !url.equals(before.configured()))
                        .flatMap(follower)
                        .filter(name -> !name.equals(source.name()))
                        .map(name -> twin(got, name))
                        .orElseGet(() -> read(got));
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

    /// Asked again soon; what it was charged with before stays.
    private Findings cutOff(Silence silence) {
        var due = now.plus(Reach.wait(before.rhythm()));
        var memory = Draft.of(before)
                .tried(Optional.of(now))
                .due(due)
                .trouble(Optional.of("This machine does not reach the web: " + silence.detail() + "."))
                .poll();
        return new Findings(List.of(), Optional.empty(), memory);
    }

    /// It moved to where another source is followed: that one is polled, this one looked at monthly.
    private Findings twin(Got got, String name) {
        var why = "It has moved to " + got.url() + ", which is followed as " + name + ".";
        return failed(new Trouble(0, Optional.of(settings.dead()), Optional.empty(), why));
    }

    private Findings unchanged(Got got, Optional<String> hash) {
        var seen = new Memory.Seen(
                before.window(), 0, 0, Optional.of(1.0), Optional.empty(), Optional.empty(), before.known());
        return succeeded(got, hash, Wish.of(got, now), seen, List.of());
    }

    private Findings brought(Got got, String hash, Feed feed) {
        var known = new Known(before.known());
        var items = Entries.items(source, feed, quiet(), now);
        var told = items.stream().filter(item -> !known.holdsUnchanged(item)).toList();
        var fresh = (int) items.stream().filter(item -> !known.holds(item)).count();
        var overlap = Optional.of(items.size())
                .filter(size -> size > 0 && before.first().isPresent())
                .map(size -> 1 - (double) fresh / size);
        var oldest = items.stream()
                .filter(item -> !known.holds(item))
                .flatMap(item -> item.published().stream())
                .min(Comparator.naturalOrder());
        var seen = new Memory.Seen(items.size(), fresh, told.size(), overlap, span(feed), oldest, known.with(items));
        return succeeded(got, Optional.of(hash), Wish.of(got, now).or(feed::ttl), seen, told)
                .offered(Offer.of(got, feed));
    }

    private Findings succeeded(
            Got got, Optional<String> hash, Optional<Duration> asked, Memory.Seen seen, List<Item> told) {
        var sight = new Sight(
                seen.window() > 0 ? seen.window() : before.window(),
                seen.fresh(),
                before.succeeded().map(last -> Duration.between(last, now)),
                seen.span());
        var pace = settings.rhythm().after(new Rhythm.Pace(before.perDay(), before.rhythm()), sight);
        var interval = source.every().orElse(pace.interval());
        var memory = Memory.succeeded(before, got, hash, now, seen, sight.gap())
                .perDay(pace.perDay())
                .rhythm(interval)
                .due(due(interval, asked))
                .poll();
        return new Findings(told, Optional.empty(), memory);
    }

    /// What the source asks for is granted up to the longest interval; a fixed rhythm overrules it.
    private Instant due(Duration interval, Optional<Duration> asked) {
        if (source.every().isPresent()) {
            return now.plus(interval);
        }
        var wait = asked.filter(wish -> wish.compareTo(interval) > 0).orElse(interval);
        var bounded = wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait;
        return now.plus(bounded).plus(Jitter.of(source.name(), interval, now));
    }

    private Optional<Duration> span(Feed feed) {
        var dates = feed.entries().stream()
                .flatMap(entry -> Entries.dated(entry).stream())
                .toList();
        return Optional.of(dates)
                .filter(all -> !all.isEmpty() && all.size() == feed.entries().size())
                .flatMap(all -> all.stream().min(Comparator.naturalOrder()))
                .map(oldest -> Duration.between(oldest, now))
                .filter(Duration::isPositive);
    }

    private Findings failed(Trouble trouble) {
        var failures = before.failures() + trouble.weight();
        var wait = settings.backOff().after(before.rhythm(), failures, trouble.rest());
        var due = now.plus(wait).plus(Jitter.of(source.name(), before.rhythm(), now));
        var reject = trouble.reason()
                .filter(_ -> !before.trouble().equals(Optional.of(trouble.why())))
                .map(reason ->
                        new Reject("poll", before.url(), Optional.of(source.name()), reason, trouble.why(), now));
        return new Findings(List.of(), reject, Memory.failed(before, trouble, failures, now, due));
    }

    /// At a first poll, what is undated or old alerts nobody: it stood there before anybody followed the source.
    private Predicate<Entry> quiet() {
        var baseline = before.first().isEmpty() && source.baseline() == Baseline.QUIET;
        var old = now.minus(settings.quietAge());
        return entry ->
                baseline && Entries.dated(entry).map(at -> at.isBefore(old)).orElse(true);
    }

    private static Reason reason(Why why) {
        return switch (why) {
            case TOO_LARGE -> Reason.TOO_LARGE;
            case CHALLENGE -> Reason.CHALLENGE;
            case EMPTY, HTML, ENTITIES, SITEMAP_INDEX, UNKNOWN, MALFORMED -> Reason.NOT_A_FEED;
        };
    }
}
