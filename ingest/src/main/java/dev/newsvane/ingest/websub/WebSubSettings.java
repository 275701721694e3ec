package dev.newsvane.ingest.websub;

import java.time.Duration;

/// How hubs are dealt with.
///
/// @param lease how long hubs are asked to push; they may grant less
/// @param retry how long a hub has to confirm a request, and to bring what a poll found before it; doubles with each
/// request that was not confirmed
/// @param check with a live lease, and once the hub has brought something, the source is polled this often
/// @param rest how long a hub that proved broken, or refuses, is left alone; doubles each time
/// @param bytes the largest content that a hub may bring, and as much a minute for long
public record WebSubSettings(Duration lease, Duration retry, Duration check, Duration rest, long bytes) {
    /// Content is stored as it came: it must fit into one record.
    private static final long MOST = 10L * 1024 * 1024;

    public WebSubSettings {
        if (bytes < 1 || bytes > MOST) {
            throw new IllegalArgumentException("bytes must be from 1 to 10MiB");
        }
        if (lease.toSeconds() < 1 || retry.toMillis() < 1 || check.toMillis() < 1 || rest.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "lease must be a second at least, and retry, check and rest more than 0");
        }
    }

    /// What `newsvane.yaml` shows.
    public static WebSubSettings defaults() {
        return new WebSubSettings(
                Duration.ofDays(10), Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(1), 8 * 1024 * 1024);
    }
}
