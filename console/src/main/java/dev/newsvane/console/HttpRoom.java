package dev.newsvane.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Access;
import dev.newsvane.base.http.Route.Body;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.base.http.Route.Writing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import okio.ByteString;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small HTTP server, the JDK's own: plain HTTP/1.1, a virtual thread per request, everything that a visitor sends
/// bounded in size and time. It knows no route of its own.
public final class HttpRoom implements AutoCloseable {
    /// How long a stream may last: the server hangs up on every response at 60 s, so whoever writes one ends it before.
    public static final Duration STREAM = Duration.ofSeconds(45);

    /// The JDK's server takes its bounds from properties of the process, read when its first server is made: seconds
    /// for a whole request to arrive and an answer to be taken, seconds of an idle connection, bytes and number of
    /// headers, connections (documented with the module `jdk.httpserver`).
    private static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.maxReqHeaders", "100",
            "jdk.httpserver.maxConnections", "512");

    private static final Logger LOG = LoggerFactory.getLogger(HttpRoom.class);
    private static final int BACKLOG = 128;

    /// A browser's `EventSource` gives up for ever at a 503 (WHATWG HTML, 9.2.2): one is asked to come again.
    private static final Response LATER =
            Response.of(200, "text/event-stream; charset=utf-8", ByteString.encodeUtf8("retry: 5000\n\n"));

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Route> routes;
    private final Gate gate;
    private final Semaphore room;
    private final Semaphore streams;

    private HttpRoom(HttpServer server, HttpSettings settings, List<Route> routes) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.routes = List.copyOf(routes);
        this.gate = new Gate(settings);
        this.room = new Semaphore(settings.concurrency());
        this.streams = new Semaphore(settings.streams());
    }

    /// Opens at the settings' address; port 0 takes a free one.
    ///
    /// @throws UncheckedIOException with a sentence where the address cannot be listened at
    public static HttpRoom open(HttpSettings settings, List<Route> routes) {
        BOUNDS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        try {
            var server = HttpServer.create(settings.listen(), BACKLOG);
            var room = new HttpRoom(server, settings, routes);
            server.setExecutor(room.threads);
            server.createContext("/", room::serve);
            server.start();
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + spelt(settings.listen()) + ": " + e.getMessage(), e);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// Whoever may not ask is told so before anything is read or any place taken: strangers hold up nobody.
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var found =
                    routes.stream().filter(each -> each.match(path).isPresent()).findFirst();
            if (found.isEmpty()) {
                send(exchange, Response.text(404, "There is nothing here.\n"));
                return;
            }
            var route = found.get();
            var request = request(exchange, route, ByteString.EMPTY);
            var refusal = route.access() == Access.GUARDED ? gate.refusal(request) : Optional.<Response>empty();
            if (refusal.isPresent()) {
                send(exchange, refusal.get());
            } else if (route.access() == Access.ALWAYS) {
                send(exchange, answered(route, request));
            } else if (room.tryAcquire()) {
                admitted(exchange, route, request);
            } else {
                send(exchange, busy());
            }
        }
    }

    /// Gives the place back. What a guarded route answers may be long, and is sent within it; an open one's is short,
    /// and a stranger may be slow to take it.
    private void admitted(HttpExchange exchange, Route route, Request request) throws IOException {
        Response response;
        try {
            response = answer(exchange, route, request);
            if (route.access() == Access.GUARDED && response.body() instanceof Body.Whole) {
                send(exchange, response);
                return;
            }
        } finally {
            room.release();
        }
        if (response.body() instanceof Body.Whole) {
            send(exchange, response);
        } else {
            stream(exchange, response);
        }
    }

    private static Response busy() {
        return Response.text(503, "Too much is going on here at once.\n").with("retry-after", "5");
    }

    /// A stream may wait for long, so it takes a place among streams alone.
    private void stream(HttpExchange exchange, Response response) throws IOException {
        if (!streams.tryAcquire()) {
            send(exchange, busy());
            return;
        }
        try {
            send(exchange, response);
        } finally {
            streams.release();
        }
    }

    private static Response answer(HttpExchange exchange, Route route, Request request) throws IOException {
        var most = route.bytes().applyAsLong(request.path());
        var body = most == Route.UNREAD ? Optional.of(ByteString.EMPTY) : body(exchange, most);
        return body.isEmpty()
                ? Response.text(413, "The body is longer than " + most + " bytes.\n")
                        .with("connection", "close")
                : answered(route, request(exchange, route, body.get()));
    }

    private static Response answered(Route route, Request request) {
        try {
            return route.handler().answer(request);
        } catch (InterruptException _) { // the room closes
            return busy();
        } catch (RuntimeException | StackOverflowError e) {
            // a bug, or a lost broker: whoever asks may ask again, and is told no more
            LOG.error("{} cannot answer", route.template(), e);
            return Response.text(500, "Something is wrong here; the log says what.\n");
        }
    }

    /// The whole body, or nothing where it is longer than it may be.
    private static Optional<ByteString> body(HttpExchange exchange, long most) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        return bytes.length > most ? Optional.empty() : Optional.of(ByteString.of(bytes));
    }

    private static Request request(HttpExchange exchange, Route route, ByteString body) {
        var path = exchange.getRequestURI().getPath();
        var headers = new HashMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Request(
                exchange.getRequestMethod(),
                path,
                route.match(path).orElseThrow(),
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                headers,
                body);
    }

    private static Map<String, List<String>> query(String raw) {
        var query = new HashMap<String, List<String>>();
        for (var pair : raw.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            query.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8); // the URL was parsed: every % has its digits
    }

    private static void send(HttpExchange exchange, Response answer) throws IOException {
        var response = answer.status() >= 500 && streamed(exchange) ? LATER : answer;
        var headers = exchange.getResponseHeaders();
        headers.set("cache-control", "no-store");
        response.headers().forEach(headers::set);
        headers.set("content-type", response.type());
        headers.set("x-content-type-options", "nosniff");
        var bodiless = "HEAD".equals(exchange.getRequestMethod());
        switch (response.body()) {
            case Body.Whole(var bytes) -> {
                var empty = bodiless || bytes.size() == 0;
                exchange.sendResponseHeaders(response.status(), empty ? -1 : bytes.size());
                if (!empty) {
                    bytes.write(exchange.getResponseBody());
                    exchange.getResponseBody().flush(); // before the server waits for what was not read
                }
            }
            case Body.Flow(var writing) -> {
                exchange.sendResponseHeaders(response.status(), bodiless ? -1 : 0);
                if (!bodiless) {
                    write(writing, exchange.getResponseBody());
                }
            }
        }
    }

    private static boolean streamed(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("accept"))
                .filter(accepted -> accepted.contains("text/event-stream"))
                .isPresent();
    }

    private static void write(Writing writing, OutputStream out) throws IOException {
        try (out) {
            writing.to(out);
        } catch (InterruptedException | InterruptException _) {
            Thread.currentThread().interrupt(); // the room closes
        } catch (RuntimeException e) { // a bug, or a lost broker: whoever reads may come back
            LOG.error("a stream broke off", e);
        }
    }

    private static String spelt(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow(); // whoever waits is interrupted
        threads.close();
    }
}
