package dev.newsvane.base.http;

import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/// An HTTP client for other people's servers: every address is checked when it is connected to, every redirect is
/// followed by hand, every answer is bounded in time and decoded size. Blocking; made for virtual threads.
public final class Web implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);
    /// Connections kept for a next request: about as many hosts as are asked within the pause that each is given. With
    /// 64 for 500 hosts nearly every request connected anew, and cost about a fifth more processor time.
    private static final int IDLE = 1024;
    /// Pools that they are spread over by host, for a pool looks at each of its connections at every request
    /// (OkHttp 5.5): with one pool for 500 hosts a request cost a third more. A prime, for hashes of texts are sums
    /// of multiples of 31: 32 pools were filled so unevenly that connections were lost again.
    private static final int POOLS = 23;

    /// What part of the heap long answers may have: what is made of one takes some times as much.
    private static final int BUDGET = 8;

    private static final char DELETE = 0x7f;
    private static final Duration PASSED_OVER = Duration.ofMillis(100);
    private static final long MOST_PASSED_OVER = 64 * 1024;

    private final List<OkHttpClient> clients;
    private final Settings settings;
    private final Budget budget;

    /// How the client presents itself and where it may go.
    ///
    /// @param userAgent what we call ourselves, with a way to reach the operator
    /// @param dangerouslyAllowPrivateAddresses lets requests reach this machine and its network
    /// @param hosts names with addresses of their own, as in /etc/hosts, with a port; guarded like any other
    /// @param trust certificates to trust instead of the platform's
    /// @param proxy what every request goes through
    public record Settings(
            String userAgent,
            boolean dangerouslyAllowPrivateAddresses,
            Map<String, InetSocketAddress> hosts,
            Optional<Trust> trust,
            Optional<Forward> proxy) {
        /// Without a proxy.
        public Settings(
                String userAgent,
                boolean dangerouslyAllowPrivateAddresses,
                Map<String, InetSocketAddress> hosts,
                Optional<Trust> trust) {
            this(userAgent, dangerouslyAllowPrivateAddresses, hosts, trust, Optional.empty());
        }
    }

    /// Who finds the addresses of a host, in the order in which they are tried.
    interface Resolver {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /// Which certificates to believe.
    public record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}

    /// Bounds of one exchange.
    ///
    /// @param bytes of the decoded body; a longer one is [Cause#TOO_LARGE]
    /// @param total from the first packet to the last, over all hops
    /// @param redirects how many to follow; 0 hands a redirect to the caller as it is
    /// @param cut whether a longer body is read as far as the bound instead
    public record Bounds(long bytes, Duration total, int redirects, boolean cut) {
        public Bounds(long bytes, Duration total, int redirects) {
            this(bytes, total, redirects, false);
        }
    }

    public Web(Settings settings) {
        this(
                settings,
                host -> List.of(InetAddress.getAllByName(host)),
                Set.of(),
                new Budget(Runtime.getRuntime().maxMemory() / BUDGET));
    }

    /// With another way to find addresses.
    ///
    /// @param trusted addresses that may be connected to wherever they lie
    /// @param budget of all its answers together
    Web(Settings settings, Resolver resolver, Set<InetSocketAddress> trusted, Budget budget) {
        this.settings = settings;
        this.budget = budget;
        var named = new HashSet<>(trusted);
        settings.proxy().map(Forward::address).ifPresent(named::add);
        var builder = new OkHttpClient.Builder()
                .proxy(settings.proxy().map(Forward::proxy).orElse(Proxy.NO_PROXY))
                .proxyAuthenticator((_, response) -> settings.proxy()
                        .flatMap(proxy -> proxy.answer(response))
                        .orElse(null))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(20))
                .dns(host -> lookup(host, settings.hosts(), resolver))
                .socketFactory(new GuardedSockets(settings, Set.copyOf(named)));
        settings.trust().ifPresent(trust -> builder.sslSocketFactory(trust.sockets(), trust.manager()));
        var client = strict(builder.build());
        this.clients = Stream.generate(() -> client.newBuilder()
                        .connectionPool(new ConnectionPool(IDLE / POOLS, 30, TimeUnit.SECONDS))
                        .build())
                .limit(POOLS)
                .toList();
    }

    /// HTTP/2 would carry a request for one name over a connection to another where address and certificate fit both
    /// (RFC 9113 section 9.1.1). Here each name is looked up, checked and connected to for itself: a verifier other
    /// than the client's own turns that off.
    private static OkHttpClient strict(OkHttpClient client) {
        var names = client.hostnameVerifier();
        return client.newBuilder()
                .hostnameVerifier((host, session) -> names.verify(host, session))
                .sslSocketFactory(
                        new BoundedTls(client.sslSocketFactory()), Objects.requireNonNull(client.x509TrustManager()))
                .build();
    }

    public Answer get(URI url, Map<String, String> headers, Bounds bounds) {
        var end = System.nanoTime() + bounds.total().toNanos();
        return used(() -> follow(url, headers, bounds, end, 0, true));
    }

    /// Sends a body once. A redirect is an answer like any other; it is not followed. The answer is its status: of
    /// its body there is what came whole within the bounds, or nothing; with 0 bytes for it, it is not waited for.
    public Answer post(URI url, Map<String, String> headers, ByteString body, Bounds bounds) {
        var type = MediaType.parse(headers.getOrDefault("content-type", "application/octet-stream"));
        return used(() -> once(url, headers, bounds, bounds.total(), Optional.of(RequestBody.create(body, type))));
    }

    /// Who does not say how long it uses an answer has a share of the budget for as long as it reads.
    private static Answer used(Supplier<Answer> asked) {
        return Budget.isUsed() ? asked.get() : Budget.during(asked);
    }

    /// @param end of the time, by the machine's running clock
    private Answer follow(URI url, Map<String, String> headers, Bounds bounds, long end, int hops, boolean permanent) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (hops > 0 && left.toMillis() <= 0) {
            return Silence.late(bounds.total());
        }
        var answer = once(url, headers, bounds, left, Optional.empty());
        if (bounds.redirects() == 0
                || !(answer instanceof Got got)
                || !REDIRECTS.contains(got.status())
                || got.header("location").isEmpty()) {
            return answer instanceof Got got && hops > 0 && permanent ? moved(got) : answer;
        }
        if (hops == bounds.redirects()) {
            return new Silence(Cause.TOO_MANY_REDIRECTS, "more than " + bounds.redirects() + " redirects");
        }
        var here = HttpUrl.get(url.toString());
        var next = here.resolve(got.header("location").orElseThrow());
        if (next == null) {
            return new Silence(
                    Cause.BAD_URL,
                    "redirected to what is no http URL: "
                            + got.header("location").get());
        }
        return follow(next.uri(), headers, bounds, end, hops + 1, permanent && PERMANENT.contains(got.status()));
    }

    private static Got moved(Got got) {
        return new Got(got.url(), Optional.of(got.url()), got.status(), got.headers(), got.body());
    }

    private Answer once(
            URI url, Map<String, String> headers, Bounds bounds, Duration left, Optional<RequestBody> body) {
        var parsed = HttpUrl.parse(url.toString());
        if (parsed == null || !parsed.username().isEmpty()) {
            return new Silence(Cause.BAD_URL, "not an http URL without user name");
        }
        var refusal = refusal(parsed.host());
        if (refusal.isPresent()) {
            return new Silence(Cause.REFUSED_ADDRESS, refusal.get());
        }
        var request = new Request.Builder().url(parsed).headers(sendable(headers));
        body.ifPresent(request::post);
        var call = client(parsed.host()).newCall(request.build());
        call.timeout().timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS); // 0 would be no bound
        try (var response = ScopedValue.where(BoundedTls.CALL, call).call(call::execute)) {
            var within = new Bounds(bounds.bytes(), left, 0, bounds.cut());
            var answer = body.isPresent() ? bodyIfWhole(response, within) : Decoded.body(response, within, budget);
            return new Got(url, Optional.empty(), response.code(), headers(response), answer);
        } catch (IOException e) {
            return silence(e, bounds);
        }
    }

    private OkHttpClient client(String host) {
        return clients.get(Math.floorMod(host.hashCode(), POOLS));
    }

    /// Resolvers read some spellings of an address each in its own way; and behind a proxy the sockets see the proxy's
    /// address only. So the host is judged before it is asked for, as the address is when it is connected to.
    private Optional<String> refusal(String host) {
        if (settings.dangerouslyAllowPrivateAddresses()) {
            return Optional.empty();
        }
        var named = settings.proxy().flatMap(_ -> AddressGuard.privateName(host));
        return AddressGuard.refusal(host).or(() -> named);
    }

    private ByteString bodyIfWhole(Response response, Bounds bounds) {
        if (bounds.bytes() == 0) {
            passOver(response.body().source());
            return ByteString.EMPTY;
        }
        try {
            return Decoded.body(response, bounds, budget);
        } catch (IOException e) {
            return ByteString.EMPTY;
        }
    }

    /// Of a body that nobody waits for, what comes at once is passed over: where that is all of it, its connection
    /// serves the next request, and over HTTP/2 its stream is not reset.
    private static void passOver(BufferedSource body) {
        body.timeout().deadline(PASSED_OVER.toMillis(), TimeUnit.MILLISECONDS);
        try (var dropped = new Buffer()) {
            for (var left = MOST_PASSED_OVER; left > 0; ) {
                var read = body.read(dropped, left);
                if (read < 0) {
                    return;
                }
                left -= read;
                dropped.clear();
            }
        } catch (IOException _) {
            // it comes too slowly, or breaks off: the status is the answer
        }
    }

    /// Some values are validators that another server gave us: what is not ASCII goes back as it came, what would break
    /// the request stays behind.
    private Headers sendable(Map<String, String> headers) {
        var all =
                new Headers.Builder().set("user-agent", settings.userAgent()).set("accept-encoding", Decoded.ACCEPTED);
        headers.forEach((name, value) -> {
            if (value.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == DELETE)) {
                all.removeAll(name).addUnsafeNonAscii(name, value);
            }
        });
        return all.build();
    }

    private static Map<String, List<String>> headers(Response response) {
        return new HashMap<>(response.headers().toMultimap());
    }

    private static Silence silence(IOException e, Bounds bounds) {
        var detail = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        return switch (e) {
            case GuardedSockets.Refused _ -> new Silence(Cause.REFUSED_ADDRESS, detail);
            case Decoded.TooLarge _ -> new Silence(Cause.TOO_LARGE, detail);
            case UnknownHostException _ -> new Silence(Cause.DNS, detail);
            case SSLException _ -> new Silence(Cause.TLS, detail);
            case SocketTimeoutException _ -> new Silence(Cause.TIMEOUT, detail);
            case InterruptedIOException _ -> Silence.late(bounds.total());
            case ConnectException _ -> new Silence(Cause.CONNECT, detail);
            case NoRouteToHostException _ -> new Silence(Cause.CONNECT, detail);
            case SocketException _ -> new Silence(Cause.BROKEN, detail);
            default -> new Silence(Cause.BROKEN, detail);
        };
    }

    private static List<InetAddress> lookup(String host, Map<String, InetSocketAddress> hosts, Resolver resolver)
            throws UnknownHostException {
        var own = hosts.get(host);
        return own == null
                ? resolver.addresses(host)
                : List.of(InetAddress.getByAddress(host, own.getAddress().getAddress()));
    }

    @Override
    public void close() {
        clients.forEach(client -> {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        });
    }
}
