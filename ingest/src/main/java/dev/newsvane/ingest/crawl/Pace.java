package dev.newsvane.ingest.crawl;

import java.time.Duration;

/// How fast a host may be asked, learned from how it answers.
///
/// @param answers how long it takes to answer, smoothed: each answer counts a quarter
/// @param strain how often its rest is doubled: one more for each trouble, one less for each good answer
/// @param unreached attempts in a row that did not even reach it
record Pace(Duration answers, int strain, int unreached) {
    /// Of a host that was never asked.
    static final Pace NEW = new Pace(Duration.ZERO, 0, 0);

    /// A host that takes so long is slow, and slow ones share half of the slots.
    static final Duration SLOW = Duration.ofSeconds(5);

    private static final int WEIGHT = 4;
    private static final int MOST_STRAIN = 6;
    /// One failed connection may be chance.
    private static final int DEAD = 2;

    Pace after(Heard heard) {
        return switch (heard.manner()) {
            case WELL -> new Pace(smoothed(heard.took()), Math.max(0, strain - 1), 0);
            case STRAINED, BROKEN, SILENT -> new Pace(smoothed(heard.took()), Math.min(MOST_STRAIN, strain + 1), 0);
            case UNREACHED -> new Pace(answers, strain, unreached + 1);
            case NOTHING -> this;
        };
    }

    /// How long it is left alone after its last answer: our delay or what its robots.txt asks for, or a multiple of the
    /// time that it takes to answer, doubled while it is strained; a dead one for long.
    Duration rest(CrawlSettings settings, Duration robots) {
        if (unreached > 0) {
            return unreached < DEAD ? settings.afterTooMany() : settings.deadFor();
        }
        var own = longer(settings.delay(), answers.multipliedBy(settings.restPerAnswer()));
        var learned = shorter(longer(own, robots).multipliedBy(1L << strain), settings.longestDelay());
        var asked = longer(settings.delay(), shorter(robots, settings.longestRetryAfter()));
        return longer(learned, asked);
    }

    boolean slow() {
        return answers.compareTo(SLOW) >= 0;
    }

    private Duration smoothed(Duration took) {
        return answers.isZero() ? took : Duration.ofNanos((answers.toNanos() * (WEIGHT - 1) + took.toNanos()) / WEIGHT);
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
