package dev.newsvane.ingest.poll;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.SitemapIndex;
import dev.newsvane.ingest.poll.Reading.Brought;
import dev.newsvane.ingest.poll.Reading.Nothing;
import dev.newsvane.ingest.schedule.Jitter;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.ingest.schedule.Rhythm;
import dev.newsvane.ingest.schedule.Sight;
import dev.newsvane.ingest.schedule.Skips;
import dev.newsvane.ingest.schedule.Wish;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One poll of a source, judged: pure, so that every answer a server can give is a unit test.
///
/// @param before what was remembered when the source was asked
/// @param blame who is to blame if nobody answers
/// @param follower who else is followed under a URL, by name
record Visit(
        Source source,
        Poll before,
        Instant now,
        PollSettings settings,
        Blame blame,
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

        /// With what is remembered of the sitemaps of a tree.
        Findings with(List<String> parts) {
            return new Findings(items, reject, Draft.of(memory).parts(parts).poll());
        }

        /// With what was left out. Where some of it is only left for later, nothing is remembered that would have the
        /// same answer passed over.
        Findings noted(List<String> notes, boolean unfinished) {
            var draft = Draft.of(memory).notes(notes);
            if (unfinished) {
                draft.etag(Optional.empty()).lastModified(Optional.empty()).bodyHash(Optional.empty());
            }
            return new Findings(items, reject, draft.poll());
        }

        /// With another time for the next poll.
        Findings due(Instant at) {
            return new Findings(items, reject, Draft.of(memory).due(at).poll());
        }
    }

    /// A tree of sitemaps is visited part by part: what is to be asked beside the answer; empty for all other sources.
    Optional<Walk> walk(Answer answer) {
        return answer instanceof Got got
                        && got.succeeded()
                        && FeedReader.mayBeIndex(got.body())
                        && FeedReader.read(got.body(), got.header("content-type"), got.url())
                                instanceof IndexRead(SitemapIndex index)
                ? Optional.of(Walk.of(this, got, index))
                : Optional.empty();
    }

    /// The judgement of a tree's root and of the parts that were asked.
    Findings judge(Answer answer, Walk walked) {
        return answer instanceof Got got ? brought(got, Optional.empty(), walked.brought()) : judge(answer);
    }

    Findings judge(Answer answer) {
        return switch (answer) {
            case Silence silence ->
                switch (blame) {
                    case HOST -> failed(Trouble.of(silence));
                    case OPEN -> excused(silence.sentence(), before.failures());
                    case LINE ->
                        excused("This machine does not reach the web: " + silence.detail() + ".", beforeTheSilence());
                };
            case Got got when got.status() == 304 -> unchanged(got, before.bodyHash());
            case Got got
            when got.succeeded() ->
                Optional.of(got.moved().map(Object::toString).orElse(before.url()))
                        .filter(url -> !url.equals(before.configured()))
                        .flatMap(follower)
                        .map(name -> failed(Trouble.twin(got.url(), name, settings.longest())))
                        .orElseGet(() -> read(got));
            case Got got -> failed(Trouble.of(got, now, settings));
        };
    }

    private Findings read(Got got) {
        var hash = Ids.of(got.body());
        if (before.bodyHash().filter(hash::equals).isPresent()) {
            return unchanged(got, before.bodyHash());
        }
        return switch (Reading.of(this, got)) {
            case Brought brought -> brought(got, Optional.of(hash), brought);
            case Nothing(Trouble trouble) -> failed(trouble);
        };
    }

    /// Asked again soon; it is charged nothing.
    private Findings excused(String why, double failures) {
        var memory = Draft.of(before)
                .tried(Optional.of(now))
                .due(now.plus(Line.wait(before.rhythm())))
                .failures(failures)
                .trouble(Optional.of(why))
                .poll();
        return new Findings(List.of(), Optional.empty(), memory);
    }

    /// What the first to fall silent were charged, until five had, is taken back, and what else came after the last
    /// success with it: which is which is not remembered.
    private double beforeTheSilence() {
        return before.succeeded()
                .filter(last -> Line.isLately(last, now))
                .map(_ -> 0.0)
                .orElse(before.failures());
    }

    private Findings brought(Got got, Optional<String> hash, Brought brought) {
        var findings = succeeded(got, hash, brought.ttl(), brought.skips(), brought.seen(), brought.told());
        return findings.with(brought.parts()).offered(brought.offer()).noted(brought.notes(), brought.unfinished());
    }

    private Findings unchanged(Got got, Optional<String> hash) {
        var seen = new Memory.Seen(
                before.window(), 0, 0, Optional.of(1.0), Optional.empty(), Optional.empty(), before.known());
        return succeeded(got, hash, before.ttl(), Skips.of(before.skips()), seen, List.of());
    }

    private Findings succeeded(
            Got got, Optional<String> hash, Optional<Duration> ttl, Skips skips, Memory.Seen seen, List<Item> told) {
        var sight = new Sight(
                seen.window() > 0 ? seen.window() : before.window(),
                seen.fresh(),
                before.succeeded().filter(last -> !last.isAfter(now)).map(last -> Duration.between(last, now)),
                seen.span());
        var pace = settings.rhythm().after(new Rhythm.Pace(before.perDay(), before.rhythm()), sight);
        var interval = source.every().orElse(pace.interval());
        var memory = Memory.succeeded(before, got, hash, now, seen, sight.gap())
                .perDay(pace.perDay())
                .rhythm(interval)
                .due(due(interval, Wish.of(got, now).or(() -> ttl), skips))
                .skips(skips.words())
                .ttl(ttl)
                .poll();
        return new Findings(told, Optional.empty(), memory);
    }

    /// What the source asks for is granted up to the longest interval, and then the hours and days that it wants
    /// skipped; a fixed rhythm overrules both.
    private Instant due(Duration interval, Optional<Duration> asked, Skips skips) {
        if (source.every().isPresent()) {
            return now.plus(interval);
        }
        var wait = asked.filter(wish -> wish.compareTo(interval) > 0).orElse(interval);
        var bounded = wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait;
        return skips.after(now.plus(bounded).plus(Jitter.of(source.name(), interval, now)));
    }

    private Findings failed(Trouble trouble) {
        var failures = before.failures() + trouble.weight();
        var wait = settings.backOff().after(before.rhythm(), failures, trouble.rest());
        var again = now.plus(wait).plus(Jitter.of(source.name(), before.rhythm(), now));
        var due = source.every().isPresent() ? again : Skips.of(before.skips()).after(again);
        var reject = trouble.reason()
                .filter(_ -> !before.trouble().equals(Optional.of(trouble.why())))
                .map(reason ->
                        new Reject("poll", before.url(), Optional.of(source.name()), reason, trouble.why(), now));
        return new Findings(List.of(), reject, Memory.failed(before, trouble, failures, now, due));
    }
}
