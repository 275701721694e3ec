package dev.newsvane.console.exit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route.Body;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.console.HttpRoom;
import dev.newsvane.schemas.Alert;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Alerts as they are said, as server-sent events (WHATWG HTML, 9.2). An event's id is its offset in the log, and
/// which log that is: who comes back with the last one (`Last-Event-ID`, which browsers send by themselves, or `after`
/// in the query) gets all that came since, each once. An offset alone is taken for one of this log.
///
/// A stream ends after [HttpRoom#STREAM] and asks to be opened again: the server's bound on a response is one for all,
/// and it alone keeps those who do not read from holding a place for ever. Per stream there are at most [#BATCH] alerts
/// in memory; the next are read when these are taken.
final class Events {
    static final String FILE = "events";
    private static final int BATCH = 20;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Pattern ID = Pattern.compile("(?<offset>-1|\\d{1,18})(@(?<log>[\\w-]+))?");
    private static final String AGAIN = "retry: 1000\n";

    private final Shelf shelf;
    private final Function<Alert, JsonNode> message;
    private final InstantSource clock;

    /// @param message what is told of an alert
    Events(Shelf shelf, Function<Alert, JsonNode> message, InstantSource clock) {
        this.shelf = shelf;
        this.message = message;
        this.clock = clock;
    }

    Response answer(Scope scope, Request request) {
        if (shelf.title(scope).isEmpty()) {
            return Exits.nothing();
        }
        var last = request.header("last-event-id").or(() -> request.parameter("after"));
        var start = last.map(this::place).orElseGet(() -> Optional.of(newest()));
        if (start.isEmpty()) {
            return Response.text(400, "Last-Event-ID is no id of an event here.\n");
        }
        var after = start.get();
        var until = clock.instant().plus(HttpRoom.STREAM);
        return new Response(
                200,
                "text/event-stream; charset=utf-8",
                Map.of("x-accel-buffering", "no"), // nginx would keep events back
                new Body.Flow(out -> write(scope, after, until, out)));
    }

    private void write(Scope scope, long start, Instant until, OutputStream out)
            throws IOException, InterruptedException {
        var after = start;
        write(out, AGAIN + id(after) + "\n");
        while (true) {
            var left = Duration.between(clock.instant(), until);
            if (!left.isPositive()) {
                return;
            }
            var places = shelf.after(scope, after, BATCH, left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
            for (var event : shelf.read(places)) {
                var data = event.value().map(message).map(Json::text).orElse("");
                write(out, id(event.offset()) + "data: " + data + "\n\n");
            }
            if (places.isEmpty()) {
                write(out, ": still here\n\n");
            } else {
                after = places.getLast();
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private long newest() {
        return shelf.ask(Scope.ALL, all -> all.holds(all.end() - 1) ? all.at(all.end() - 1) : -1L);
    }

    /// Where an id stands. One of another log, such as one that was removed since, is before the beginning: of this one
    /// nothing is known yet.
    private Optional<Long> place(String id) {
        var parts = ID.matcher(id.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var offset = Long.parseLong(parts.group("offset"));
        var ours =
                Optional.ofNullable(parts.group("log")).map(shelf.log()::equals).orElseGet(() -> offset < shelf.end());
        return Optional.of(ours ? offset : -1);
    }

    private String id(long offset) {
        return "id: " + offset + "@" + shelf.log() + "\n";
    }
}
