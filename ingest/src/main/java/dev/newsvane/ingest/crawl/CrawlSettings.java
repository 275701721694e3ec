package dev.newsvane.ingest.crawl;

import java.time.Duration;
import java.util.List;

/// How pages are fetched.
///
/// @param concurrency fetches in flight at once, one a host and a quarter a site
/// @param robotsName our product token in robots.txt
/// @param delay between the end of one request to a host and the next
/// @param longestDelay bound of a longer rest, which slow answers or trouble make
/// @param restPerAnswer a host rests so many times as long as it takes to answer, where that is longer than the delay
/// @param afterTooMany how long a host rests after a 429 that names no time, and after one failed connection
/// @param deadFor how long a host rests that could not be reached twice in a row
/// @param longestRetryAfter bound of a `Retry-After`, and of the delay that a robots.txt asks for
/// @param backoff wait before the second try, the third, …; one try more than it has entries, then `rejects`
/// @param waiting requests that may wait for one host, and four times as many for one site; the oldest beyond it go to
/// `rejects`
/// @param bytes the largest page, decoded
/// @param total time of one request with its robots.txt, each redirect's anew
/// @param redirects hops to follow, each when it is its host's turn
/// @param robotsFor how long a robots.txt is believed
public record CrawlSettings(
        int concurrency,
        String robotsName,
        Duration delay,
        Duration longestDelay,
        int restPerAnswer,
        Duration afterTooMany,
        Duration deadFor,
        Duration longestRetryAfter,
        List<Duration> backoff,
        int waiting,
        long bytes,
        Duration total,
        int redirects,
        Duration robotsFor) {

    public CrawlSettings {
        if (concurrency < 1 || waiting < 1) {
            throw new IllegalArgumentException(
                    "concurrency and waiting must be 1 or more: no page would ever be fetched");
        }
        if (restPerAnswer < 0) {
            throw new IllegalArgumentException("rest-per-answer must be 0 or more");
        }
        if (total.isZero() || bytes < 1) {
            throw new IllegalArgumentException("total and bytes must leave room for a page");
        }
    }

    /// RFC 9309 for robots.txt; the rest is what `newsvane.yaml` shows.
    public static CrawlSettings defaults() {
        return new CrawlSettings(
                64,
                "newsvane",
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                2,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                List.of(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(6)),
                10_000,
                10L * 1024 * 1024,
                Duration.ofSeconds(30),
                10,
                Duration.ofHours(24));
    }

    /// The same with another delay between requests to a host. The time that a host takes to answer still counts.
    public CrawlSettings delay(Duration other) {
        return new CrawlSettings(
                concurrency,
                robotsName,
                other,
                longestDelay,
                restPerAnswer,
                afterTooMany,
                deadFor,
                longestRetryAfter,
                backoff,
                waiting,
                bytes,
                total,
                redirects,
                robotsFor);
    }

    /// The same with other waits before further tries.
    public CrawlSettings backoff(List<Duration> other) {
        return new CrawlSettings(
                concurrency,
                robotsName,
                delay,
                longestDelay,
                restPerAnswer,
                afterTooMany,
                deadFor,
                longestRetryAfter,
                other,
                waiting,
                bytes,
                total,
                redirects,
                robotsFor);
    }
}
