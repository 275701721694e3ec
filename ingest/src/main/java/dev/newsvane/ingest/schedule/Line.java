package dev.newsvane.ingest.schedule;

import dev.newsvane.base.Health;
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
/// It is down when at least five sites that answered lately do not answer any more, while nothing at all does. Hosts
/// that never answered say nothing: where only dead hosts are left to be asked, the line is well. The first minute of a
/// silence is excused in any case, for it takes a while to know; whoever is silent after that, though others were heard
/// meanwhile, says nothing any more until it answers. And no silence is excused for longer than a day, so that whoever
/// is really dead is told of, a day late at most.
public final class Line {
    private static final int KEPT = 10_000;
    private static final int LEAST = 5;

    /// Quiet sources are asked once a day, and a little later than that.
    private static final Duration LATELY = Duration.ofDays(2);

    private static final Duration DOUBT = Duration.ofMinutes(1);

    /// What was under way when the line broke has been dealt with by then, so whoever is heard later is heard over it.
    private static final Duration LATE = DOUBT.dividedBy(2);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    /// When hosts answered last; long ago, where others answered while they were silent.
    private final Map<String, Instant> answered = kept();

    /// Since when hosts are silent that answered lately, while nothing else answers.
    private final Map<String, Instant> silent = new HashMap<>();

    /// Since when what was asked is silent, whatever else its host answers.
    private final Map<String, Instant> doubted = kept();

    /// When anybody answered last.
    private Instant heard = Instant.EPOCH;

    /// Who is to blame for a silence.
    public enum Blame {
        /// The host.
        HOST,
        /// Nobody yet: it is to be asked again soon, and then we shall know.
        OPEN,
        /// Our line.
        LINE
    }

    private static Map<String, Instant> kept() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > KEPT;
            }
        };
    }

    /// A host has answered, whatever it said.
    ///
    /// @param asked what it was asked, a source or a page
    public synchronized void answered(String host, String asked, Instant at) {
        if (down(at)) {
            doubted.clear(); // it is mended: no silence of before says anything
        }
        silent.clear();
        doubted.remove(asked);
        answered.put(host, at);
        heard = at;
    }

    /// Who is to blame that a host gives no answer now.
    ///
    /// @param asked what it was asked, a source or a page
    /// @param remembered when it last answered, as it was remembered before this process began
    public synchronized Blame silent(String host, String asked, Optional<Instant> remembered, Instant at) {
        remembered.ifPresent(last -> answered.putIfAbsent(host, last));
        if (Optional.ofNullable(answered.get(host))
                .filter(last -> isLately(last, at))
                .isPresent()) {
            silent.putIfAbsent(host, at);
        }
        if (down(at)) {
            return Blame.LINE;
        }
        if (!silent.containsKey(host)) {
            return Blame.HOST;
        }
        var began = doubted.computeIfAbsent(asked, _ -> at);
        if (isWithin(DOUBT, began, at)) {
            return Blame.OPEN;
        }
        if (heard.isAfter(began.plus(LATE))) {
            answered.put(host, Instant.EPOCH);
            silent.remove(host);
        }
        return Blame.HOST;
    }

    /// Whether it is down.
    public synchronized boolean down(Instant now) {
        return silent.entrySet().stream()
                        .filter(each -> isWithin(LONGEST, each.getValue(), now))
                        .map(each -> Sites.of(each.getKey()))
                        .distinct()
                        .limit(LEAST)
                        .count()
                == LEAST;
    }

    /// How a stage is that hears it, and is well otherwise.
    public Health health(Instant now) {
        return down(now)
                ? new Health.Ailing(
                        "sites that answered lately are silent, and nothing answers: this machine is probably "
                                + "cut off from the web; no source is blamed for it, and no try of a page counts")
                : new Health.Running();
    }

    /// Whether a host that answered then is one of those whose silence tells of the line.
    public static boolean isLately(Instant answered, Instant now) {
        return isWithin(LATELY, answered, now);
    }

    /// When to ask again where a silence is excused: soon, and not oftener than usual.
    public static Duration wait(Duration usual) {
        return usual.compareTo(SOON) < 0 ? usual : SOON;
    }

    /// Whichever comes first: clocks are set back.
    private static boolean isWithin(Duration span, Instant from, Instant to) {
        return Duration.between(from, to).abs().compareTo(span) < 0;
    }
}
