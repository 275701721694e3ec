package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.feed.FeedDate;
import dev.newsvane.ingest.feed.SitemapIndex.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which sitemaps of a tree to ask now. One that is dated is asked when its date is another than when it was read, or
/// says no more than a day that is not over; of those never read only what changed since the first visit, at that
/// itself what changed lately. One without a date is asked in turn. Half of the room goes to the most promising: the
/// newest by date, by what they last brought, by name; half to those that wait longest, so that none waits for ever.
final class Choice {
    /// What is older at the first visit is history.
    static final Duration LATELY = Duration.ofDays(7);

    private static final Duration ZONES = Duration.ofHours(14);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final int DIGITS = 12;

    private Choice() {}

    /// The choice, the first to ask first.
    ///
    /// @param listed those that could be asked
    /// @param first when the tree was first visited; empty: now
    static List<Listed> of(
            List<Listed> listed, Map<String, Part> parts, Optional<Instant> first, Instant now, int most) {
        var due = listed.stream()
                .filter(each -> isDue(each, part(parts, each), first, now))
                .toList();
        var promising = due.stream().sorted(promising(parts)).toList();
        var waiting = due.stream()
                .sorted(Comparator.comparing((Listed each) -> part(parts, each).asked())
                        .thenComparing(promising(parts)))
                .toList();
        var chosen = new LinkedHashSet<Listed>();
        for (var i = 0; i < due.size() && chosen.size() < most; i++) {
            Stream.of(promising.get(i), waiting.get(i))
                    .filter(_ -> chosen.size() < most)
                    .forEach(chosen::add);
        }
        return List.copyOf(chosen);
    }

    private static Part part(Map<String, Part> parts, Listed listed) {
        return Optional.ofNullable(parts.get(listed.url())).orElseGet(() -> Part.unread(listed.url()));
    }

    private static boolean isDue(Listed listed, Part part, Optional<Instant> first, Instant now) {
        return listed.date()
                .map(date -> part.read()
                        ? !listed.modified().orElse("").equals(part.listed())
                                || end(date).isAfter(part.asked())
                        : end(date).isAfter(first.orElse(now.minus(LATELY))))
                .orElse(true);
    }

    /// The last instant that a date may mean.
    private static Instant end(FeedDate date) {
        return switch (date.confidence()) {
            case FULL -> date.at();
            case NO_ZONE -> date.at().plus(ZONES);
            case DAY -> date.at().plus(Duration.ofDays(1)).plus(ZONES);
        };
    }

    private static Comparator<Listed> promising(Map<String, Part> parts) {
        return Comparator.comparing(
                        (Listed each) -> each.date()
                                .map(FeedDate::at)
                                .orElseGet(() -> part(parts, each).brought()),
                        Comparator.reverseOrder())
                .thenComparing(each -> numbered(each.url()), Comparator.reverseOrder());
    }

    /// `post-9` before `post-10`.
    private static String numbered(String url) {
        return NUMBER.matcher(url)
                .replaceAll(found -> "0".repeat(DIGITS - found.group().length()) + found.group());
    }
}
