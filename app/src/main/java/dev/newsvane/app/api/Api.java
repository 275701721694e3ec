package dev.newsvane.app.api;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.api.Kept.Standing;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.GivenEntry;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Access;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.console.Links;
import dev.newsvane.enrich.EnrichSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// What a system looks for, follows and tells, read and written over HTTP; `openapi.json` describes each path.
public final class Api {
    /// The longest entry that is taken, in bytes.
    static final long LONGEST = 64 * 1024;

    /// Entries that are listed at once.
    private static final int LISTED = 1_000;

    /// Whoever waited and read for so long has lost the cluster, and whoever asked is gone: nothing is
    /// written of it minutes later.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final List<Kind> kinds;
    private final Writers writers;
    private final Links links;
    private final InstantSource clock;
    private final Turns turns = new Turns();

    /// What of the configuration entries are held to, beside its rules for themselves.
    ///
    /// @param entities by which those of watches' examples are told
    /// @param mail whether e-mails can be sent
    /// @param deliver by which is told how endpoints stand
    public record Rules(EnrichSettings entities, boolean mail, DeliverSettings deliver) {}

    /// Over the entries of a system.
    public static Api of(Located system, Rules rules, HttpSettings http, InstantSource clock) {
        var watches = new Kind(
                "watch",
                "watches",
                (author, now) -> new Watches(system, rules.entities(), author, now),
                Optional.empty());
        var sources = new Kind(
                "source",
                "sources",
                (author, now) -> new Sources(system, author, now),
                Optional.of(now -> Sources.all(system, now)));
        var endpoints = new Kind(
                "endpoint",
                "endpoints",
                (author, now) -> new Endpoints(system, rules, author, now),
                Optional.of(now -> Endpoints.all(system, rules, now)));
        return new Api(List.of(watches, sources, endpoints), Writers.of(http), new Links(http.url()), clock);
    }

    private Api(List<Kind> kinds, Writers writers, Links links, InstantSource clock) {
        this.kinds = List.copyOf(kinds);
        this.writers = writers;
        this.links = links;
        this.clock = clock;
    }

    public List<Route> routes() {
        return kinds.stream().flatMap(this::routes).toList();
    }

    private Stream<Route> routes(Kind kind) {
        var all = "/" + kind.path();
        var one = all + "/{" + kind.word() + "}";
        return Stream.concat(
                kind
                        .listing()
                        .map(listing -> Route.guarded(all, request -> read(request, () -> list(all, listing, request))))
                        .stream(),
                Stream.of(
                        new Route(one, _ -> LONGEST, Access.GUARDED, request -> one(kind, request)),
                        Route.guarded(one + "/history", request -> read(request, () -> history(kind, request)))));
    }

    private Response one(Kind kind, Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request, () -> show(kind, request));
            case "PUT" -> told(() -> put(kind, request));
            case "DELETE" -> told(() -> remove(kind, request));
            default -> wrong("GET, HEAD, PUT, DELETE");
        };
    }

    private static Response read(Request request, Supplier<Response> answer) {
        return READS.contains(request.method())
                ? told(() -> {
                    Writers.admitReader(request);
                    return answer.get();
                })
                : wrong("GET, HEAD");
    }

    private static Response wrong(String right) {
        return new Problem(405, "Right would be one of " + right + ".")
                .response()
                .with("allow", right);
    }

    private static Response told(Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (Problem problem) {
            return problem.response();
        }
    }

    private Response list(String path, Kind.Listing listing, Request request) {
        var after = request.parameter("after").orElse("");
        var some = listing.at(now()).stream()
                .filter(entry -> name(entry).compareTo(after) > 0)
                .limit(LISTED)
                .toList();
        var list = Json.object();
        some.forEach(list.putArray(path.substring(1))::add);
        if (some.size() == LISTED) {
            list.put("next", links.base(request) + path + "?after=" + name(some.getLast()));
        }
        return Response.json(200, Json.text(list) + "\n");
    }

    private static String name(JsonNode entry) {
        return entry.path("name").asString();
    }

    private Response show(Kind kind, Request request) {
        try (var kept = open(kind, request)) {
            return answer(200, known(kind, kept, request));
        }
    }

    private Response history(Kind kind, Request request) {
        try (var kept = open(kind, request)) {
            var versions = kept.history(request.variable(kind.word()));
            if (versions.isEmpty()) {
                var _ = known(kind, kept, request);
            }
            var history = Json.object();
            var array = history.putArray("history");
            versions.forEach(version -> array.add(RecordJson.of(version)));
            return Response.json(200, Json.text(history) + "\n");
        }
    }

    private Response put(Kind kind, Request request) {
        writers.admit(request);
        var begun = now();
        var text = Writers.text(request);
        var name = request.variable(kind.word());
        if (!GivenEntry.isName(name)) {
            throw new Problem(422, "No " + kind.word() + " can be called so.");
        }
        return turns.take(() -> {
            Standing put;
            int status;
            try (var kept = open(kind, request)) {
                var there = kept.named(name);
                there.ifPresent(it -> refuseForeign(kind, name, it));
                Conditions.hold(request, there);
                refuseLate(begun);
                put = kept.put(name, text);
                status = there.isPresent() ? 200 : 201;
            } catch (UserMistake e) {
                throw new Problem(422, "The " + kind.word() + " " + name + " cannot be so.", e.lines());
            }
            return answer(status, put); // how it stands is read when it is written
        });
    }

    private Response remove(Kind kind, Request request) {
        writers.admit(request);
        var begun = now();
        return turns.take(() -> {
            try (var kept = open(kind, request)) {
                var there = known(kind, kept, request);
                var name = request.variable(kind.word());
                refuseForeign(kind, name, there);
                Conditions.hold(request, Optional.of(there));
                refuseLate(begun);
                kept.remove(name);
                return Response.of(204, "application/json", ByteString.EMPTY);
            } catch (UserMistake e) {
                throw new Problem(409, String.join("; ", e.lines()));
            }
        });
    }

    private Kept open(Kind kind, Request request) {
        return kind.opening().open(Writers.author(request), now());
    }

    private static Standing known(Kind kind, Kept kept, Request request) {
        return kept.named(request.variable(kind.word())).orElseThrow(() -> unknown(kind, kept, request));
    }

    private static Problem unknown(Kind kind, Kept kept, Request request) {
        var name = request.variable(kind.word());
        return GivenEntry.isName(name)
                ? new Problem(
                        404,
                        "There is no " + kind.word() + " " + name
                                + kept.nearest(name)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("."))
                : new Problem(404, "No " + kind.word() + " is called so.");
    }

    private static void refuseForeign(Kind kind, String name, Standing there) {
        if (!ByHand.wrote(there.origin())) {
            throw new Problem(
                    409, "The " + kind.word() + " " + name + " belongs to " + there.origin() + ": change it there.");
        }
    }

    private void refuseLate(Instant begun) {
        if (Duration.between(begun, now()).compareTo(IN_TIME) > 0) {
            throw new Problem(503, "To read what stands took too long, and nothing is written. Ask again in a moment.");
        }
    }

    private static Response answer(int status, Standing standing) {
        return Response.json(status, Json.text(standing.shown().get()) + "\n").with("etag", standing.tag());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
