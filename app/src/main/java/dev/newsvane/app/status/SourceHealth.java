package dev.newsvane.app.status;

import dev.newsvane.app.Plural;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.status.SourceState.Standing;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that is known of one source.
///
/// @param source as its user follows it
/// @param tried last poll, whatever came of it
/// @param succeeded last successful poll
/// @param changed last poll that brought something new
/// @param due its next poll
/// @param rhythm between two polls
/// @param skips hours in UTC and days in which it asks not to be polled
/// @param failures weight of the failures since the last success: soft 0.5, passing DNS trouble 0.25, hard 1
/// @param trouble what went wrong last
/// @param overlap share of the last poll's entries that were known already
/// @param items entries seen since the first poll
/// @param daily entries a day, the recent ones counting most
/// @param window entries in the last answer that had any
/// @param first first successful poll
/// @param found entries that the first poll found; absent where it found none, or that was not counted
/// @param gaps polls that overlapped with nothing known
/// @param gap the last of them
/// @param moved where it permanently moved to
/// @param validators what a conditional request goes by: `etag`, `last-modified`
/// @param distrusted when they were found to lie
/// @param whole last poll that was asked without them and answered in full
/// @param hub the WebSub hub that it names
/// @param topic under which the hub knows it
/// @param subscription what has become of it there
/// @param warnings what may be incomplete, a sentence each
public record SourceHealth(
        Source source,
        Standing standing,
        Optional<Instant> tried,
        Optional<Instant> succeeded,
        Optional<Instant> changed,
        Optional<Instant> due,
        Optional<Duration> rhythm,
        List<String> skips,
        double failures,
        Optional<String> trouble,
        Optional<Double> overlap,
        long items,
        Optional<Double> daily,
        Optional<Integer> window,
        Optional<Instant> first,
        Optional<Integer> found,
        long gaps,
        Optional<Instant> gap,
        Optional<String> moved,
        List<String> validators,
        Optional<Instant> distrusted,
        Optional<Instant> whole,
        Optional<String> hub,
        Optional<String> topic,
        Optional<Pushing> subscription,
        List<String> warnings) {

    /// A subscription at a hub, without what only the hub may know.
    ///
    /// @param hub its URL, which is the former one while a source moves to another
    /// @param until end of the lease, once the hub has confirmed one
    /// @param delivered last content that the hub brought
    /// @param missed when a poll found what the hub should have brought
    /// @param due when something is done about it next
    /// @param note what is wrong, a sentence
    public record Pushing(
            String hub,
            SubscriptionState state,
            Optional<Instant> until,
            Optional<Instant> delivered,
            Optional<Instant> missed,
            Instant due,
            Optional<String> note) {
        static Pushing of(Subscription subscription) {
            return new Pushing(
                    subscription.hub(),
                    subscription.state(),
                    subscription.until(),
                    subscription.delivered(),
                    subscription.missed(),
                    subscription.due(),
                    subscription.note());
        }
    }

    private static final double FULL = 0.8;

    /// How long a gap is a warning; the count of all of them stays.
    private static final Duration TOLD = Duration.ofDays(30);

    /// Reads what polling remembers of a source, and what its hub was asked.
    public static SourceHealth of(Located system, Source source, Instant now) {
        var key = SourceKeys.key(source);
        return of(
                source,
                of(system, system.channels().polls(), key),
                of(system, system.channels().subscriptions(), key),
                now);
    }

    private static <V> Optional<V> of(Located system, Channel<V> channel, String key) {
        return Snapshot.of(
                        system.cluster(),
                        channel,
                        (other, value) -> Optional.of(value).filter(_ -> other.equals(key)))
                .getOrDefault(key, Optional.empty());
    }

    static SourceHealth of(Source source, Optional<Poll> poll, Optional<Subscription> subscription, Instant now) {
        return new SourceHealth(
                source,
                SourceState.judge(source, poll, now),
                poll.flatMap(Poll::tried),
                poll.flatMap(Poll::succeeded),
                poll.flatMap(Poll::changed),
                poll.filter(_ -> !source.paused()).map(Poll::due),
                poll.map(Poll::rhythm).or(source::every),
                poll.map(Poll::skips).orElse(List.of()),
                poll.map(Poll::failures).orElse(0.0),
                poll.flatMap(Poll::trouble),
                poll.flatMap(Poll::overlap),
                poll.map(Poll::items).orElse(0L),
                poll.map(Poll::perDay).filter(daily -> daily > 0),
                poll.map(Poll::window).filter(window -> window > 0),
                poll.flatMap(Poll::first),
                poll.map(Poll::baseline).filter(found -> found > 0),
                poll.map(Poll::gaps).orElse(0L),
                poll.flatMap(Poll::gap),
                poll.map(Poll::url).filter(url -> !url.equals(source.url())),
                poll.map(SourceHealth::validators).orElse(List.of()),
                poll.flatMap(Poll::distrusted),
                poll.flatMap(Poll::whole),
                poll.flatMap(Poll::hub),
                poll.flatMap(Poll::topic),
                subscription.map(Pushing::of),
                poll.map(known -> warnings(known, now)).orElse(List.of()));
    }

    private static List<String> validators(Poll poll) {
        var validators = new ArrayList<String>();
        poll.etag().ifPresent(_ -> validators.add("etag"));
        poll.lastModified().ifPresent(_ -> validators.add("last-modified"));
        return List.copyOf(validators);
    }

    static List<String> warnings(Poll poll, Instant now) {
        var warnings = new ArrayList<String>();
        if (poll.gap().filter(at -> at.plus(TOLD).isAfter(now)).isPresent()) {
            warnings.add(Plural.of(poll.gaps(), "poll") + " overlapped with nothing that was known"
                    + ", the last at " + poll.gap().get()
                    + ": entries were probably missed before; a shorter 'every' misses fewer");
        }
        var between =
                poll.perDay() * poll.rhythm().toMillis() / Duration.ofDays(1).toMillis();
        if (poll.window() > 0 && between > FULL * poll.window()) {
            warnings.add("about %.0f entries appear between two polls, and an answer holds %d: some may be missed"
                    .formatted(between, poll.window()));
        }
        warnings.addAll(poll.notes());
        return List.copyOf(warnings);
    }
}
