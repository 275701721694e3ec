package dev.newsvane.alerts.deliver;

import java.time.Duration;
import java.util.List;

/// How deliveries are tried.
///
/// @param retries how long to wait after each failed try; after the last the delivery is dead
/// @param timeout of one try, from the first packet to the last
/// @param perEndpoint tries under way at once at one endpoint
/// @param deadKept how long dead deliveries stay listed
/// @param disableAfter an endpoint that takes nothing for so long is disabled
/// @param dangerouslyAllowCommandsAndFiles lets endpoints run programs and write files on this machine
public record DeliverSettings(
        List<Duration> retries,
        Duration timeout,
        int perEndpoint,
        Duration deadKept,
        Duration disableAfter,
        boolean dangerouslyAllowCommandsAndFiles) {
    public static final DeliverSettings DEFAULT = new DeliverSettings(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(10)),
            Duration.ofSeconds(15),
            4,
            Duration.ofDays(30),
            Duration.ofDays(1),
            false);

    public DeliverSettings {
        retries = List.copyOf(retries);
        if (perEndpoint < 1 || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "per-endpoint must be 1 or more, and timeout above 0: nothing would ever be delivered");
        }
    }

    /// The same with other waits.
    public DeliverSettings retries(List<Duration> others) {
        return new DeliverSettings(
                others, timeout, perEndpoint, deadKept, disableAfter, dangerouslyAllowCommandsAndFiles);
    }
}
