package dev.newsvane.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// HTTP and HTTPS on one loopback port, told apart by the first byte, a virtual thread per connection. Sockets of
/// our own and not the JDK's server: sites must be able to break every rule.
final class LoopbackServer implements AutoCloseable {
    /// Any free port of loopback.
    static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    private static final int BACKLOG = 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket listener;
    private final InstantSource clock;
    private final Supplier<SSLSocketFactory> tls;
    private final Site site;
    private final Consumer<Visit> seen;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LoopbackServer(
            ServerSocket listener,
            InstantSource clock,
            Supplier<SSLSocketFactory> tls,
            Site site,
            Consumer<Visit> seen) {
        this.listener = listener;
        this.clock = clock;
        this.tls = tls;
        this.site = site;
        this.seen = seen;
    }

    static LoopbackServer start(InstantSource clock, Supplier<SSLSocketFactory> tls, Site site, Consumer<Visit> seen) {
        return start(FREE, clock, tls, site, seen);
    }

    /// At another address: in a container, say, whose loopback nobody else reaches.
    static LoopbackServer start(
            InetSocketAddress at,
            InstantSource clock,
            Supplier<SSLSocketFactory> tls,
            Site site,
            Consumer<Visit> seen) {
        try {
            var listener = new ServerSocket(at.getPort(), BACKLOG, at.getAddress());
            var server = new LoopbackServer(listener, clock, tls, site, seen);
            Thread.ofVirtual().name("recorded-web").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + at, e);
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            var first = socket.getInputStream().read();
            if (first < 0) {
                return;
            }
            var consumed = new ByteArrayInputStream(new byte[] {(byte) first});
            if (first == TLS_HANDSHAKE) {
                try (var secure = tls.get().createSocket(socket, consumed, true)) {
                    converse(secure, secure.getInputStream(), true);
                }
            } else {
                converse(socket, new SequenceInputStream(consumed, socket.getInputStream()), false);
            }
        } catch (IOException e) {
            // the client went away, or spoke no HTTP: its business, and often the very thing under test
        } finally {
            open.remove(socket);
        }
    }

    private void converse(Socket socket, InputStream raw, boolean secure) throws IOException {
        var in = new BufferedInputStream(raw);
        var out = new BufferedOutputStream(socket.getOutputStream());
        for (var ask = Wire.read(in, secure); ask.isPresent(); ask = Wire.read(in, secure)) {
            if (!reply(socket, out, ask.get())) {
                return;
            }
        }
    }

    /// Whether the connection may be used again.
    private boolean reply(Socket socket, BufferedOutputStream out, Ask ask) throws IOException {
        var at = clock.instant();
        return switch (answer(ask)) {
            case Reply.Full full -> {
                var sent = Wire.fitted(ask, full);
                visited(ask, at, sent.status());
                Wire.write(out, ask, sent, at);
                yield !"close".equalsIgnoreCase(ask.header("connection").orElse(""));
            }
            case Reply.Raw(Reply.Speech speech) -> {
                visited(ask, at, 0);
                speech.speak(socket, out);
                out.flush();
                yield false;
            }
        };
    }

    /// Logged before the answer is written, so that whoever has the answer finds the visit in the log.
    private void visited(Ask ask, Instant at, int status) {
        seen.accept(new Visit(
                at, clock.instant(), ask.secure(), ask.host(), ask.method(), ask.path(), ask.headers(), status));
    }

    private Reply answer(Ask ask) {
        try {
            return site.answer(ask);
        } catch (RuntimeException e) { // a bug in a site: whoever asked is told, and the test fails on the answer
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return Reply.text(500, "text/plain; charset=utf-8", trace.toString());
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
