package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

/// A mail server of one connection that does what a real one does only now and then.
final class Scripted implements AutoCloseable {
    /// After how many bits a server that drips has had enough.
    private static final int DRIPS = 500;

    private static final int PAUSE = 20; // ms

    private final ServerSocket socket;

    Scripted() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Refuses who is greylisted for the moment, and takes it for everybody else.
    void greylists(String address) {
        var _ = serve(connection -> {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            say(connection, "220 a.example");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(connection, "354 go on");
                    assertThat(in.lines().takeWhile(text -> !text.equals("."))).isNotEmpty();
                }
                say(connection, line.contains(address) ? "450 4.7.1 come again" : "250 yes");
            }
            return true;
        });
    }

    /// Never ends its first answer, and tells whether the other side hung up.
    CompletableFuture<Boolean> drips() {
        return serve(connection -> {
            connection.setSoTimeout(PAUSE);
            var hungUp = false;
            for (var i = 0; i < DRIPS && !hungUp; i++) {
                say(connection, "220-wait");
                hungUp = hungUp(connection);
            }
            return hungUp;
        });
    }

    /// Looks for as long as a read may take.
    private static boolean hungUp(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private CompletableFuture<Boolean> serve(Script script) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var connection = socket.accept()) {
                        return script.play(connection);
                    } catch (IOException _) {
                        return true; // hung up
                    }
                },
                Thread::startVirtualThread);
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Script {
        boolean play(Socket connection) throws IOException;
    }
}
