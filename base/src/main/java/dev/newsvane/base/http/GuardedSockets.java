package dev.newsvane.base.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;

/// Sockets that check whom they connect to. The client's own look-up is no place for the check: literal addresses
/// bypass it.
final class GuardedSockets extends SocketFactory {
    private final boolean anyAddress;
    private final Map<String, InetSocketAddress> hosts;
    private final Set<InetSocketAddress> trusted;

    /// Sockets for these settings.
    ///
    /// @param trusted addresses that may be connected to wherever they lie, as the operator named them
    GuardedSockets(Web.Settings settings, Set<InetSocketAddress> trusted) {
        this.anyAddress = settings.dangerouslyAllowPrivateAddresses();
        this.hosts = settings.hosts();
        this.trusted = trusted;
    }

    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    private final class Guarded extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            var asked = (InetSocketAddress) endpoint;
            var target = hosts.getOrDefault(asked.getHostString(), asked);
            var refusal = AddressGuard.refusal(target.getAddress());
            if (!anyAddress && !isTrusted(asked, target) && refusal.isPresent()) {
                throw new Refused(refusal.get());
            }
            super.connect(target, timeout);
        }

        private boolean isTrusted(InetSocketAddress asked, InetSocketAddress target) {
            var named = InetSocketAddress.createUnresolved(asked.getHostString(), asked.getPort());
            return trusted.contains(target) || trusted.contains(named);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are guarded");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are guarded");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are guarded");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are guarded");
    }
}
