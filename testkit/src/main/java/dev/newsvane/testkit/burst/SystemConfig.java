package dev.newsvane.testkit.burst;

import dev.newsvane.testkit.RecordedWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A configuration file for a system that follows a recorded web.
public final class SystemConfig {
    private SystemConfig() {}

    /// A source per host with so long between two requests, one watch on the burst's subject, one webhook.
    public static Path write(
            Path file, RecordedWeb web, List<String> hosts, Duration delay, URI endpoint, String secret)
            throws IOException {
        var yaml = new StringBuilder();
        yaml.append("fetch:\n  dangerously-allow-private-addresses: true\n  hosts:\n");
        for (var host : hosts) {
            var at = web.hosts().get(host);
            if (at != null) {
                yaml.append("    %s: 127.0.0.1:%d\n".formatted(host, at.getPort()));
            }
        }
        yaml.append("crawl:\n  delay: %dms\n".formatted(delay.toMillis()));
        yaml.append("sources:\n");
        for (var host : hosts) {
            yaml.append("  - name: %s\n    url: %s\n    every: 1s\n".formatted(host, BurstWeb.feed(host)));
        }
        yaml.append("""
            watches:
              - name: subject
                title: The watched subject
                query: '"%s"'
                endpoints: [receiver]
            endpoints:
              - name: receiver
                kind: webhook
                url: %s
                secrets: [%s]
            """.formatted(BurstWeb.SUBJECT, endpoint, secret));
        return Files.writeString(file, yaml.toString());
    }
}
