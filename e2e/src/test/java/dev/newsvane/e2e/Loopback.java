package dev.newsvane.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Addresses of this machine alone.
final class Loopback {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");

    private Loopback() {}

    /// One that nobody listened at a moment ago.
    static InetSocketAddress free() {
        try (var socket = new ServerSocket(0, 1, ADDRESS)) {
            return new InetSocketAddress(ADDRESS, socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
