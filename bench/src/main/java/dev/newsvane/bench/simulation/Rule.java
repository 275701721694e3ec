package dev.newsvane.bench.simulation;

/// Decides when a source is asked again; one for each source, for it may remember.
interface Rule {
    /// Seconds until the next poll.
    int after(Look look);

    /// One poll, as a rule may see it.
    ///
    /// @param at seconds since the start
    /// @param answered whether there was an answer; without one the rest is that of the last
    /// @param fresh items that no poll had shown before
    /// @param window items in the answer
    /// @param newest when the newest item in the answer was published
    /// @param oldest when the oldest one was
    /// @param lately items of the last seven days that polls have shown
    record Look(int at, boolean answered, int fresh, int window, int newest, int oldest, int lately) {}

    /// Once an hour.
    static Rule hourly() {
        return _ -> 3600;
    }

    /// miniflux with `POLLING_SCHEDULER=entry_frequency`: a week divided by the week's entries, within 5
    /// minutes and 24 hours.
    static Rule miniflux() {
        return look -> look.lately() == 0
                ? Outlet.DAY
                : Math.clamp(Math.round(7.0 * 1440 / look.lately()) * 60, 300, Outlet.DAY);
    }

    /// CommaFeed: half the mean gap between the entries of the feed, within 5 minutes and an hour; after 7, 14
    /// and 30 quiet days one, two and four hours.
    static Rule commafeed() {
        return look -> {
            var quiet = (look.at() - (long) look.newest()) / Outlet.DAY;
            if (quiet >= 30) {
                return 4 * 3600;
            }
            if (quiet >= 14) {
                return 2 * 3600;
            }
            if (quiet >= 7) {
                return 3600;
            }
            var gap = (look.newest() - (long) look.oldest()) / Math.max(1, look.window() - 1);
            return Math.clamp(gap / 2, 300, 3600);
        };
    }
}
