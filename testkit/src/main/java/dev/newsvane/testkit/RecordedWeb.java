package dev.newsvane.testkit;

import dev.newsvane.base.http.Web;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Many sites under their own host names, on one loopback port that speaks HTTP and HTTPS. Give [#hosts] and
/// [#trust] to a client's [Web.Settings], and it finds them as it would on the web.
///
/// It keeps a log of who asked for what, to judge the client's manners by.
public final class RecordedWeb implements AutoCloseable {
    private static final int KEPT_VISITS = 200_000;

    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Map<String, InetSocketAddress> hosts = new ConcurrentHashMap<>();
    private final Map<String, String> misnamed = new ConcurrentHashMap<>();
    private final Map<String, Closeable> ports = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Visit> visits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final Secrets secrets = new Secrets();
    private final InstantSource clock;
    private LoopbackServer server;

    private RecordedWeb(InstantSource clock) {
        this.clock = clock;
        this.server = listen(LoopbackServer.FREE);
    }

    private LoopbackServer listen(InetSocketAddress at) {
        return LoopbackServer.start(at, clock, () -> secrets.authority().server(), this::answer, this::record);
    }

    public static RecordedWeb start() {
        return start(InstantSource.system());
    }

    /// Starts on a free port.
    ///
    /// @param clock for the log and the Date header
    public static RecordedWeb start(InstantSource clock) {
        return new RecordedWeb(clock);
    }

    /// Puts up a site, or another in its place.
    public RecordedWeb site(String host, Site site) {
        var name = host.toLowerCase(Locale.ROOT);
        sites.put(name, site);
        hosts.put(name, server.address());
        return this;
    }

    /// A host that nobody listens on: connections are refused.
    public RecordedWeb refuses(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        try {
            var bound = new Socket(); // bound and not listening: the port is ours, and refuses
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            ports.put(name, bound);
            hosts.put(name, (InetSocketAddress) bound.getLocalSocketAddress());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A host that has each connection from its first byte on, whether HTTP or TLS is to follow.
    public RecordedWeb connected(String host, Reply.Speech speech) {
        var name = host.toLowerCase(Locale.ROOT);
        var port = RawPort.start(speech);
        ports.put(name, port);
        hosts.put(name, port.address());
        return this;
    }

    /// A site whose certificate is another's.
    public RecordedWeb misnamed(String host, Site site) {
        misnamed.put(host.toLowerCase(Locale.ROOT), "other.invalid");
        return site(host, site);
    }

    /// Takes the whole web away, as a line that breaks does: connections end, and new ones are refused.
    public void cut() {
        server.close();
    }

    /// Gives it back where it was.
    public void mend() {
        server = listen(server.address());
    }

    /// Where each host is to be found; sites put up later appear in it too.
    public Map<String, InetSocketAddress> hosts() {
        return Collections.unmodifiableMap(hosts);
    }

    /// The certificate authority of this web, made at the first use.
    public Web.Trust trust() {
        return secrets.authority().trust();
    }

    /// A client's settings to walk this web with: every host resolved to it, its authority trusted.
    public Web.Settings settings(String userAgent) {
        return new Web.Settings(userAgent, true, hosts(), Optional.of(trust()));
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /// Every answered request so far (the latest 200,000), in the order in which they were answered.
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    public List<Visit> visits(String host) {
        return visits.stream().filter(visit -> visit.host().equals(host)).toList();
    }

    private Reply answer(Ask ask) {
        var site = sites.get(ask.host());
        return site == null ? Reply.text(421, "text/plain", "no site is named " + ask.host()) : site.answer(ask);
    }

    private void record(Visit visit) {
        visits.add(visit);
        if (kept.incrementAndGet() > KEPT_VISITS) {
            visits.poll();
            kept.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.close();
        for (var port : ports.values()) {
            try {
                port.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The authority, once somebody needs it: making its keys takes longer than a start of the web may.
    private final class Secrets {
        private Optional<TestAuthority> authority = Optional.empty();

        synchronized TestAuthority authority() {
            var made = authority.orElseGet(() -> new TestAuthority(misnamed));
            authority = Optional.of(made);
            return made;
        }
    }
}
