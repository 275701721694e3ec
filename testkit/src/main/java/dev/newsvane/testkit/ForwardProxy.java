package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Credentials;

/// An HTTP proxy on loopback, as companies have them: it finds the hosts itself, hands `http` on, opens tunnels for
/// `https`, and wants a name and a password. One request a connection.
public final class ForwardProxy implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final String CREDENTIALS = "proxy-authorization:";

    private static final String REFUSAL = String.join(
            "\r\n",
            "HTTP/1.1 407 Who are you?",
            "proxy-authenticate: Basic realm=news",
            "content-length: 0",
            "connection: close",
            "",
            "");

    private final ServerSocket listener;
    private final Map<String, InetSocketAddress> hosts;
    private final String credentials;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ForwardProxy(ServerSocket listener, Map<String, InetSocketAddress> hosts, String credentials) {
        this.listener = listener;
        this.hosts = hosts;
        this.credentials = credentials;
    }

    /// Starts on a free port.
    ///
    /// @param hosts where it finds each host
    public static ForwardProxy start(Map<String, InetSocketAddress> hosts, String user, String password) {
        try {
            var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var proxy = new ForwardProxy(listener, hosts, Credentials.basic(user, password));
            Thread.ofVirtual().name("proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// The targets of what was asked with the right password, in order.
    public List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // closed: the loop ends
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            var words = head.getFirst().split(" ", 3);
            var known = head.stream()
                    .filter(line -> line.regionMatches(true, 0, CREDENTIALS, 0, CREDENTIALS.length()))
                    .anyMatch(
                            line -> line.substring(CREDENTIALS.length()).strip().equals(credentials));
            if (!known) {
                say(client.getOutputStream(), REFUSAL);
                return;
            }
            asked.add(words[1]);
            if ("CONNECT".equals(words[0])) {
                tunnel(client, words[1].split(":", 2)[0]);
            } else {
                handOn(client, words[0], URI.create(words[1]), head.subList(1, head.size()));
            }
        } catch (IOException e) {
            // one of the two went away
        }
    }

    private void tunnel(Socket client, String host) throws IOException {
        try (var server = connect(host)) {
            say(client.getOutputStream(), "HTTP/1.1 200 Go ahead\r\n\r\n");
            Thread.ofVirtual().start(() -> copy(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private void handOn(Socket client, String method, URI url, List<String> headers) throws IOException {
        try (var server = connect(url.getHost())) {
            var request = new StringBuilder(method + " " + url.getRawPath() + " HTTP/1.1\r\nconnection: close\r\n");
            headers.stream()
                    .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("proxy-")
                            && !line.toLowerCase(Locale.ROOT).startsWith("connection"))
                    .forEach(line -> request.append(line).append("\r\n"));
            say(server.getOutputStream(), request.append("\r\n").toString());
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private Socket connect(String host) throws IOException {
        var at = Optional.ofNullable(hosts.get(host)).orElseThrow(() -> new IOException("no host " + host));
        return new Socket(at.getAddress(), at.getPort());
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // the other end went away
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
            var read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append((char) read);
        }
        return new ArrayList<>(head.toString().strip().lines().toList());
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
