package dev.newsvane.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where the HTTP room listens, and how much may go on in it at once.
///
/// @param listen loopback unless somebody says otherwise: there is no TLS here and no login, a reverse proxy has both
/// @param concurrency requests worked on at once; more are answered 503
public record HttpSettings(InetSocketAddress listen, int concurrency) {
    /// Where nothing else is said.
    public static final HttpSettings USUAL =
            new HttpSettings(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8480), 64);

    public HttpSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ": nobody would ever be answered");
        }
    }
}
