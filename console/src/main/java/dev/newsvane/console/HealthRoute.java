package dev.newsvane.console;

import dev.newsvane.base.Health;
import dev.newsvane.base.HealthJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Response;
import java.util.Map;
import java.util.function.Supplier;

/// `/health`: how each stage of this process is, for whoever watches over it. 200 while all are up, ailing ones
/// included, for a restart mends none of those; 503 while one is starting or has failed.
public final class HealthRoute {
    private HealthRoute() {}

    public static Route of(Supplier<Map<String, Health>> health) {
        return new Route("/health", _ -> Route.UNREAD, Route.Access.ALWAYS, request -> {
            if (!"GET".equals(request.method()) && !"HEAD".equals(request.method())) {
                return Response.text(405, "Health is asked for with GET.\n").with("allow", "GET, HEAD");
            }
            var stages = health.get();
            var up = stages.values().stream().allMatch(HealthRoute::up);
            return Response.json(up ? 200 : 503, Json.text(HealthJson.of(stages)) + "\n");
        });
    }

    private static boolean up(Health health) {
        return switch (health) {
            case Health.Running _, Health.Ailing _ -> true;
            case Health.Starting _, Health.Failed _ -> false;
        };
    }
}
