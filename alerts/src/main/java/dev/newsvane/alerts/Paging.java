package dev.newsvane.alerts;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Lanes;
import java.time.Duration;
import java.util.Optional;

/// Whether an article may call anybody: a pure rule on the article alone.
public final class Paging {
    private Paging() {}

    /// Why it may not; empty where it may.
    public static Optional<String> whyNot(Article article, AlertSettings settings) {
        if (!article.lane().equals(Lanes.LIVE)) {
            return Optional.of("import");
        }
        if (article.quiet()) {
            return Optional.of("baseline");
        }
        return age(article).compareTo(settings.tooOld()) > 0
                ? Optional.of("older than " + settings.tooOld().toHours() + " h")
                : Optional.empty();
    }

    /// How late it is, where it was merely delayed.
    static Optional<Duration> late(Article article, AlertSettings settings) {
        var seen = Duration.between(article.event(), article.seen());
        var late = seen.compareTo(age(article)) > 0 ? seen : age(article);
        return late.compareTo(settings.late()) > 0 ? Optional.of(late) : Optional.empty();
    }

    private static Duration age(Article article) {
        return Duration.between(article.event(), article.fetched());
    }
}
