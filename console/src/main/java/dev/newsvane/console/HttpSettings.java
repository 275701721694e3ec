package dev.newsvane.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/// Where the HTTP room listens, who may ask, and how much may go on in it at once.
///
/// @param listen loopback unless somebody says otherwise: there is no TLS here, a reverse proxy has it
/// @param token what whoever asks has to show; there must be one where others than this machine can ask
/// @param url under which the world reaches it, for the links that it gives: only with a token, for who comes by a
/// proxy seems to come from this machine; absent: as whoever asks calls it
/// @param exits whether alerts can be asked for; else only what is open to all is there
/// @param concurrency requests worked on at once; more are answered 503
/// @param streams event streams at once, beside those; more are answered 503
public record HttpSettings(
        InetSocketAddress listen,
        Optional<String> token,
        Optional<URI> url,
        boolean exits,
        int concurrency,
        int streams) {
    /// Where nothing else is said.
    public static final HttpSettings USUAL = at(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8480));

    public HttpSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ": nobody would ever be answered");
        }
        if (token.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("others than this machine can ask at " + listen + ", without a token");
        }
        if (token.isEmpty() && url.isPresent()) {
            throw new IllegalArgumentException("the world can ask at " + url.get() + ", without a token");
        }
    }

    /// The usual ones elsewhere on this machine.
    public static HttpSettings at(InetSocketAddress listen) {
        return new HttpSettings(listen, Optional.empty(), Optional.empty(), true, 64, 32);
    }

    /// Without the token: a record is easily logged.
    @Override
    public String toString() {
        return "HttpSettings[listen=" + listen + "]";
    }
}
