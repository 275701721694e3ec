package dev.newsvane.app.api;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route;
import dev.newsvane.console.HttpRoom;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.enrich.EnrichSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// A system on a real broker, asked by real HTTP.
final class Asked implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef";

    final CommandedSystem system = CommandedSystem.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRoom room = open(Optional.of(TOKEN), InstantSource.system());
    private final HttpRoom open = open(Optional.empty(), InstantSource.system());
    private final HttpRoom slow = open(Optional.of(TOKEN), new Slow(new AtomicReference<>(Instant.now())));

    /// Between two looks at it much time has passed.
    private record Slow(AtomicReference<Instant> last) implements InstantSource {
        @Override
        public Instant instant() {
            return last.updateAndGet(at -> at.plusSeconds(21));
        }
    }

    private HttpRoom open(Optional<String> token, InstantSource clock) {
        var settings = new HttpSettings(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), token, Optional.empty(), true, 64, 1);
        return HttpRoom.open(settings, api(settings, clock).routes());
    }

    private Api api(HttpSettings settings, InstantSource clock) {
        return Api.of(
                Located.running(system.cluster(), system.channels()),
                new Api.Rules(EnrichSettings.defaults(), false, DeliverSettings.DEFAULT),
                settings,
                clock);
    }

    /// Every path that is answered.
    List<String> paths() {
        return api(HttpSettings.USUAL, InstantSource.system()).routes().stream()
                .map(Route::template)
                .toList();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + room.address().getPort() + path);
    }

    /// What was answered.
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return Json.parse(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        String detail() {
            return json().path("detail").asString();
        }

        List<String> mistakes() {
            return json().path("mistakes").valueStream().map(JsonNode::asString).toList();
        }
    }

    Answer get(String path) {
        return ask("GET", path, "");
    }

    Answer put(String path, String body, String... headers) {
        return ask("PUT", path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return ask("DELETE", path, "", headers);
    }

    Answer ask(String method, String path, String body, String... headers) {
        return ask(method, path, ByteString.encodeUtf8(body), headers);
    }

    /// With the token.
    Answer ask(String method, String path, ByteString body, String... headers) {
        var request = request(room, method, path, body).header("Authorization", "Bearer " + TOKEN);
        return answer(headers.length == 0 ? request : request.headers(headers));
    }

    /// As somebody who gives a name.
    Answer as(String user, String method, String path, String body) {
        var shown = ByteString.encodeUtf8(user + ":" + TOKEN).base64();
        return answer(
                request(room, method, path, ByteString.encodeUtf8(body)).header("Authorization", "Basic " + shown));
    }

    /// Without showing anything.
    Answer unknown(String method, String path) {
        return answer(request(room, method, path, ByteString.EMPTY));
    }

    /// Where there is no token.
    Answer open(String method, String path, String body) {
        return answer(request(open, method, path, ByteString.encodeUtf8(body)));
    }

    /// Where reading takes long.
    Answer slow(String method, String path, String body) {
        return answer(
                request(slow, method, path, ByteString.encodeUtf8(body)).header("Authorization", "Bearer " + TOKEN));
    }

    private static HttpRequest.Builder request(HttpRoom at, String method, String path, ByteString body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + at.address().getPort() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        room.close();
        open.close();
        slow.close();
        client.close();
        system.close();
    }
}
