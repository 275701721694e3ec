package dev.newsvane.app.config;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.Who;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Brings a cluster's sources, watches and endpoints to the state of a file. The file owns only the entries that came
/// from it: those of other origins are never touched, and a name that another origin has is a mistake. But of a file
/// that is not there any more the names are taken over: it was moved.
public final class Apply {
    private Apply() {}

    /// The same for a configuration that was never moved.
    public static List<Applied> to(Cluster cluster, Channels channels, Config config, Instant now) {
        return to(cluster, channels, config, new Owner(config.origin(), Optional.empty(), false), now);
    }

    /// Writes what differs; returns when the cluster has acknowledged all of it.
    ///
    /// @return what changed
    /// @throws UserMistake where a name belongs to another origin; nothing was changed then
    public static List<Applied> to(Cluster cluster, Channels channels, Config config, Owner owner, Instant now) {
        var author = Who.through(config.origin());
        var endpoints = Plan.of(
                new Plan.Kind<>(
                        "endpoint",
                        Endpoint::name,
                        Endpoint::origin,
                        Endpoint::name,
                        Apply::settled,
                        (before, after) -> Change.endpoint(before, after, author, now)),
                owner,
                config.endpoints().stream().map(e -> e.by(e.origin(), now)).toList(),
                Snapshot.of(cluster, channels.endpoints()).values());
        var sources = Plan.of(
                new Plan.Kind<>(
                        "source",
                        Source::name,
                        Source::origin,
                        SourceKeys::key,
                        (old, wanted) -> wanted,
                        (before, after) -> Change.source(before, after, author, now)),
                owner,
                config.sources(),
                Snapshot.of(cluster, channels.sources()).values());
        var watches =
                watches(config, owner, Snapshot.of(cluster, channels.watches()).values(), author, now);
        var mistakes = Stream.of(endpoints, sources, watches)
                .flatMap(plan -> plan.mistakes().stream())
                .toList();
        if (!mistakes.isEmpty()) {
            throw new UserMistake(mistakes);
        }
        try (var edits = new Edits(cluster, channels, "apply", now)) {
            write(edits, channels.endpoints(), endpoints);
            write(edits, channels.sources(), sources);
            write(edits, channels.watches(), watches);
        }
        return Stream.of(endpoints, sources, watches)
                .flatMap(plan -> plan.changes().stream())
                .toList();
    }

    /// A watch's key: versions are never overwritten.
    public static String key(Watch watch) {
        return watch.name() + "@" + watch.version();
    }

    /// Each change of a watch, its removal too, is a version of its own.
    private static Plan<Watch> watches(
            Config config, Owner owner, Iterable<Watch> versions, Author author, Instant now) {
        var latest = new HashMap<String, Watch>();
        versions.forEach(watch -> latest.merge(watch.name(), watch, (a, b) -> a.version() > b.version() ? a : b));
        var wanted = config.watches().stream()
                .map(watch -> {
                    var old = Optional.ofNullable(latest.get(watch.name()));
                    return watch.as(old.map(Watch::version).orElse(0) + 1, false, now);
                })
                .toList();
        var plan = Plan.of(
                new Plan.Kind<>(
                        "watch",
                        Watch::name,
                        Watch::origin,
                        Apply::key,
                        Apply::settled,
                        (before, after) -> Change.watch(
                                before, after.orElseGet(() -> ended(before.orElseThrow(), now)), author, now)),
                owner,
                wanted,
                latest.values().stream().filter(watch -> !watch.removed()).toList());
        plan.changes().stream()
                .filter(change -> change.what() == Applied.What.REMOVED)
                .map(change -> latest.get(change.name()))
                .flatMap(Stream::ofNullable)
                .map(watch -> ended(watch, now))
                .forEach(watch -> plan.write().put(key(watch), watch));
        plan.erase().clear();
        return plan;
    }

    private static Watch ended(Watch watch, Instant now) {
        return watch.as(watch.version() + 1, true, now);
    }

    private static Watch settled(Watch old, Watch wanted) {
        return wanted.as(old.version(), false, old.written()).equals(old) ? old : wanted;
    }

    /// An endpoint that was disabled on the way stays so until who writes it says something new of it, and one whose
    /// secrets were rotated until others are said.
    public static Endpoint settled(Endpoint old, Endpoint wanted) {
        var signed = wanted.signedAs(old);
        if (!old.tellsAs(wanted)) {
            return signed;
        }
        return old.origin().equals(wanted.origin())
                ? old
                : old.why()
                        .filter(_ -> old.disabled())
                        .map(why -> signed.disabled(why, wanted.written()))
                        .orElse(signed);
    }

    private static <V> void write(Edits edits, Channel<V> channel, Plan<V> plan) {
        plan.recorded().forEach(edits::record);
        plan.erase().forEach(key -> edits.erase(channel, key));
        plan.write().forEach((key, value) -> edits.write(channel, key, value));
    }
}
