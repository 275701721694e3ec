package dev.newsvane.console.exit;

import dev.newsvane.base.Health;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.console.Links;
import dev.newsvane.console.exit.Document.Found;
import dev.newsvane.schemas.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// What is answered about alerts. `openapi.json` describes each path.
public final class Exits {
    /// Watches that are listed at once.
    private static final int LISTED = 1_000;

    private final Shelf shelf;
    private final Links links;
    private final Events events;
    private final Conditional conditional = new Conditional();

    /// @param message what a stream tells of an alert
    public Exits(Shelf shelf, Links links, Function<Alert, JsonNode> message, InstantSource clock) {
        this.shelf = shelf;
        this.links = links;
        this.events = new Events(shelf, message, clock);
    }

    public List<Route> routes() {
        var alone = Stream.of(
                asked("/openapi.json", _ -> description()), asked("/watches", request -> ready(() -> list(request))));
        return Stream.of(
                        alone,
                        of("/watches/{watch}", request -> Scope.of(request.variable("watch"))),
                        of("/alerts", _ -> Scope.ALL))
                .flatMap(each -> each)
                .toList();
    }

    /// The exits of scopes that a path names.
    private Stream<Route> of(String path, Function<Request, Scope> scopes) {
        var feeds = Stream.of(Atom.FILE, JsonFeed.FILE)
                .flatMap(file -> Stream.of(
                        asked(
                                path + "/" + file,
                                request -> ready(
                                        () -> feed(Document.current(shelf, scopes.apply(request)), file, request))),
                        asked(
                                path + "/archives/{first}/" + file,
                                request -> ready(() -> feed(archive(scopes.apply(request), request), file, request)))));
        var stream =
                asked(path + "/" + Events.FILE, request -> ready(() -> events.answer(scopes.apply(request), request)));
        return Stream.concat(feeds, Stream.of(stream));
    }

    private static Route asked(String template, Route.Handler handler) {
        return Route.guarded(
                template,
                request -> "GET".equals(request.method()) || "HEAD".equals(request.method())
                        ? handler.answer(request)
                        : Response.text(405, "Here one can only ask, with GET.\n")
                                .with("allow", "GET, HEAD"));
    }

    private Response ready(Supplier<Response> answer) {
        return switch (shelf.health()) {
            case Health.Running _ -> answer.get();
            case Health.Starting _, Health.Ailing _ ->
                Response.text(503, "The alerts of the past are being counted. Ask again in a moment.\n")
                        .with("retry-after", "2");
            case Health.Failed _ -> Response.text(503, "The alerts cannot be read any more; the log says why.\n");
        };
    }

    static Response nothing() {
        return Response.text(404, "There is nothing here.\n");
    }

    private static Response gone() {
        return Response.text(410, "The log has let go of these alerts.\n");
    }

    private static Response description() {
        try (var in = Exits.class.getResourceAsStream("/openapi.json")) {
            return Response.of(
                    200,
                    "application/json",
                    ByteString.of(Optional.ofNullable(in).orElseThrow().readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response list(Request request) {
        var list = Json.object();
        var array = list.putArray("watches");
        var base = links.base(request);
        var watches = shelf.watches(request.parameter("after").orElse(""), LISTED);
        watches.forEach((name, title) -> {
            var path = base + Scope.of(name).path() + "/";
            array.addObject()
                    .put("name", name)
                    .put("title", title)
                    .put("atom", path + Atom.FILE)
                    .put("json", path + JsonFeed.FILE)
                    .put("events", path + Events.FILE);
        });
        if (watches.size() == LISTED) {
            list.put("next", base + "/watches?after=" + watches.lastKey());
        }
        return Response.json(200, Json.text(list) + "\n");
    }

    private Found archive(Scope scope, Request request) {
        return Optional.of(request.variable("first"))
                .filter(first -> first.matches("\\d{1,18}"))
                .map(first -> Document.archive(shelf, scope, Long.parseLong(first)))
                .orElseGet(Found.Never::new);
    }

    private Response feed(Found found, String file, Request request) {
        var base = links.base(request);
        return switch (found) {
            case Found.There(var outline) -> {
                var atom = file.equals(Atom.FILE);
                yield conditional
                        .answer(
                                request,
                                atom ? Atom.TYPE : JsonFeed.TYPE,
                                Ids.of(outline.toString(), file, base),
                                () -> outline.read(shelf)
                                        .map(document -> atom ? Atom.of(document, base) : JsonFeed.of(document, base)))
                        .orElseGet(Exits::gone);
            }
            case Found.NotYet(var scope) ->
                Response.text(307, "It is not full yet; its alerts are in the current feed.\n")
                        .with("location", base + scope.path() + "/" + file);
            case Found.Gone() -> gone();
            case Found.Never() -> nothing();
        };
    }
}
