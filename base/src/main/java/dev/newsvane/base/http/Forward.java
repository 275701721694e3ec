package dev.newsvane.base.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;

/// An HTTP proxy that requests go through: `http` URLs are handed to it, for `https` it opens a tunnel (RFC 9110,
/// 9.3.6). It finds the addresses of hosts itself, so the address guard sees none of them: what is left of it is the
/// judgement of the name.
///
/// @param host of the proxy; the operator named it, so it may be anywhere
/// @param credentials the header by which it knows us (RFC 7617), where it asks for one
public record Forward(String host, int port, Optional<String> credentials) {
    private static final String CREDENTIALS = "proxy-authorization";
    private static final int MOST = 65_535;

    /// Reads `http://HOST:PORT` or `http://USER:PASSWORD@HOST:PORT`; empty where it is something else.
    public static Optional<Forward> of(String url) {
        try {
            var read = new URI(url);
            var bare = "http".equals(read.getScheme()) && read.getHost() != null && read.getQuery() == null;
            var path = Optional.ofNullable(read.getPath()).orElse("");
            return bare && read.getPort() > 0 && read.getPort() <= MOST && (path.isEmpty() || "/".equals(path))
                    ? Optional.of(new Forward(read.getHost(), read.getPort(), credentials(read)))
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> credentials(URI url) {
        return Optional.ofNullable(url.getUserInfo())
                .map(user -> user.split(":", 2))
                .map(user -> Credentials.basic(user[0], user.length > 1 ? user[1] : ""));
    }

    /// Not looked up: that is done at each connection, for it may be nowhere yet, and elsewhere later.
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(bare(), port);
    }

    /// A literal of IPv6 without its brackets, as sockets tell it.
    private String bare() {
        return host.startsWith("[")
                ? InetAddress.ofLiteral(host.substring(1, host.length() - 1)).getHostAddress()
                : host;
    }

    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, address());
    }

    /// The request once more, with our credentials; empty where it had them, or there are none, or a server behind the
    /// tunnel asks for what is the proxy's alone.
    Optional<Request> answer(Response asked) {
        var request = asked.request();
        return credentials
                .filter(_ -> !request.isHttps() || "CONNECT".equals(request.method()))
                .filter(_ -> request.header(CREDENTIALS) == null)
                .map(ours -> request.newBuilder().header(CREDENTIALS, ours).build());
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port; // the credentials are nobody's business
    }
}
