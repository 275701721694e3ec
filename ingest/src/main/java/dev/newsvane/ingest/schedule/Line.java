package dev.newsvane.ingest.schedule;

import dev.newsvane.ingest.url.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The line of this machine to the web, as its polls and its crawl hear it: whether it is the line that is down, where
/// hosts do not answer.
///
/// It is down when at least five sites that answered within the last day do not answer any more, while nothing at all
/// does. Hosts that never answered say nothing: where only dead hosts are left to be asked, the line is well. The first
/// minute of a host's silence is excused in any case, for it takes a while to know. And no silence is excused for
/// longer than a day, so that whoever is really dead is told of, a day late at most.
public final class Line {
    private static final int HOSTS = 10_000;
    private static final int LEAST = 5;
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration DOUBT = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, Instant> answered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > HOSTS;
        }
    };

    /// Hosts that answered lately and are silent since, while nothing else answers.
    private final Map<String, Silence> silent = new HashMap<>();

    private record Silence(Instant since, Instant last) {}

    /// A host has answered, whatever it said.
    public synchronized void answered(String host, Instant at) {
        if (!silent.isEmpty()) {
            if (!down(at)) {
                answered.keySet().removeAll(silent.keySet()); // others answer: it is they who are down
            }
            silent.clear();
        }
        answered.put(host, at);
    }

    /// Whether a host that gave no answer now is excused, because it may be the line.
    public synchronized boolean excuses(String host, Instant at) {
        var before = Optional.ofNullable(silent.get(host));
        var lately = Optional.ofNullable(answered.get(host))
                .filter(last -> last.plus(LATELY).isAfter(at));
        var since = before.map(Silence::since).or(() -> lately.map(_ -> at));
        since.ifPresent(began -> silent.put(host, new Silence(began, at)));
        return down(at) || since.filter(began -> at.isBefore(began.plus(DOUBT))).isPresent();
    }

    /// Whether it is down.
    public synchronized boolean down(Instant now) {
        return silent.entrySet().stream()
                        .filter(each -> each.getValue().last().plus(RECENT).isAfter(now))
                        .filter(each -> each.getValue().since().plus(LONGEST).isAfter(now))
                        .map(each -> Sites.of(each.getKey()))
                        .distinct()
                        .limit(LEAST)
                        .count()
                == LEAST;
    }
}
