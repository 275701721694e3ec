package dev.newsvane.app.demo;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Poll;
import java.util.HashMap;
import java.util.Map;

/// Follows every channel and tells it to the narrator and the ledger.
final class Tape implements AutoCloseable {
    private final Follow follow;
    private final Thread thread;

    private Tape(Follow follow) {
        this.follow = follow;
        this.thread = Thread.ofPlatform().name("tape").start(follow::run);
    }

    static Tape start(Cluster cluster, Channels channels, Narrator narrator, Ledger ledger) {
        var polls = new Polls(narrator);
        var follow = new Follow(cluster, "tape")
                .channel(channels.polls(), polls::seen)
                .channel(channels.items(), seen -> seen.value().ifPresent(item -> ledger.item(item.id())))
                .channel(
                        channels.pages(),
                        seen -> seen.value().ifPresent(page -> {
                            ledger.page(page);
                            narrator.fetched(page);
                        }))
                .channel(
                        channels.articles(),
                        seen -> seen.value().ifPresent(article -> {
                            ledger.article(article);
                            narrator.article(article);
                        }))
                .channel(
                        channels.stories(),
                        seen -> seen.value().ifPresent(story -> {
                            ledger.story(story, seen.at());
                            narrator.story(story);
                        }))
                .channel(
                        channels.alerts(),
                        seen -> seen.value().ifPresent(alert -> {
                            ledger.alert(alert);
                            narrator.alert(alert);
                        }))
                .channel(
                        channels.attempts(),
                        seen -> seen.value().ifPresent(attempt -> {
                            ledger.attempt(attempt);
                            narrator.attempt(attempt);
                        }))
                .channel(
                        channels.rejects(),
                        seen -> seen.value().ifPresent(reject -> {
                            ledger.reject(reject);
                            narrator.reject(reject);
                        }));
        return new Tape(follow);
    }

    /// Polls that brought something.
    private static final class Polls {
        private final Narrator narrator;
        private final Map<String, Long> items = new HashMap<>();

        Polls(Narrator narrator) {
            this.narrator = narrator;
        }

        void seen(Seen<Poll> seen) {
            seen.value().ifPresent(poll -> {
                var before = items.put(poll.source(), poll.items());
                var first = before == null;
                var fresh = poll.items() - (before == null ? 0 : before);
                if (fresh > 0) {
                    narrator.polled(poll.source(), fresh, first);
                }
                poll.trouble().ifPresent(trouble -> narrator.say("trouble", poll.source() + ": " + trouble));
            });
        }
    }

    @Override
    public void close() {
        follow.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
