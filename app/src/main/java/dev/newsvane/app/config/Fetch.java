package dev.newsvane.app.config;

import dev.newsvane.base.http.Forward;
import dev.newsvane.base.http.Web;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How every request presents itself, and where it may go.
///
/// @param userAgent what we call ourselves
/// @param hosts names with addresses of their own
/// @param trust certificates to believe instead of the platform's
/// @param proxy what every request goes through
/// @param dangerouslyAllowPrivateAddresses lets requests reach this machine and its network
public record Fetch(
        String userAgent,
        Map<String, InetSocketAddress> hosts,
        Optional<Path> trust,
        Optional<Forward> proxy,
        boolean dangerouslyAllowPrivateAddresses) {
    /// What holds where the file says nothing.
    public static final Fetch DEFAULT = new Fetch(
            "Newsvane/0.1 (+https://github.com/newsvane/newsvane)",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            false);

    /// The client's settings.
    public Web.Settings web() {
        return new Web.Settings(userAgent, dangerouslyAllowPrivateAddresses, hosts, trust.map(Certificates::in), proxy);
    }
}
