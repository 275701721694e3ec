package dev.newsvane.testkit;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A loopback port whose owner has the connection from its first byte on: neither TLS nor HTTP is between.
final class RawPort implements Closeable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Reply.Speech speech;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RawPort(ServerSocket listener, Reply.Speech speech) {
        this.listener = listener;
        this.speech = speech;
    }

    /// Starts on a free port.
    static RawPort start(Reply.Speech speech) {
        try {
            var listener = new ServerSocket(0, BACKLOG, LoopbackServer.FREE.getAddress());
            var port = new RawPort(listener, speech);
            Thread.ofVirtual().name("raw-port").start(port::accept);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            speech.speak(socket, new BufferedOutputStream(socket.getOutputStream()));
        } catch (IOException e) {
            // the client went away
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
