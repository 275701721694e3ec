package dev.newsvane.app.endpoint;

import static java.util.stream.Collectors.joining;

import dev.newsvane.alerts.deliver.Blocked;
import dev.newsvane.alerts.deliver.SigningKey;
import dev.newsvane.app.Plural;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// An endpoint for people, and for programs; `docs/reference/commands.md` promises the keys. Nothing secret is in it.
public final class EndpointText {
    private EndpointText() {}

    public static ObjectNode json(EndpointState state, Instant now) {
        var endpoint = state.endpoint();
        var json = Json.object()
                .put("name", endpoint.name())
                .put("kind", word(endpoint.kind()))
                .put("standing", state.standing());
        if (!endpoint.url().isEmpty()) {
            json.put("url", endpoint.url());
        }
        if (!endpoint.to().isEmpty()) {
            endpoint.to().forEach(json.putArray("to")::add);
        }
        json.put("format", word(endpoint.format()));
        var signed = json.putArray("signed");
        state.keys().forEach(key -> {
            var one = signed.addObject().put("by", scheme(key));
            key.publicKey().ifPresent(known -> one.put("public_key", known));
        });
        endpoint.overlap().filter(now::isBefore).ifPresent(until -> json.put("overlap", until.toString()));
        endpoint.why().ifPresent(why -> json.put("why", why));
        state.outage()
                .ifPresent(outage -> json.putObject("failing")
                        .put("since", outage.since().toString())
                        .put("percent", state.percent())
                        .put("last", outage.detail()));
        return json.put("pending", state.pending())
                .put("dead", state.dead())
                .put("origin", endpoint.origin())
                .put("written", endpoint.written().toString());
    }

    /// One line of a list.
    public static String line(EndpointState state) {
        return "%-8s  %-10s  %s  %s%s"
                .formatted(
                        state.standing(),
                        word(state.endpoint().kind()),
                        state.endpoint().name(),
                        where(state.endpoint()),
                        state.outage().isPresent() || state.endpoint().disabled() ? "  (" + trouble(state) + ")" : "");
    }

    /// All there is to say of one.
    public static List<String> lines(EndpointState state, Instant now) {
        var endpoint = state.endpoint();
        var lines = new ArrayList<String>();
        lines.add(endpoint.name() + ": " + state.standing());
        lines.add("  kind      " + word(endpoint.kind()) + ", " + word(endpoint.format()));
        lines.add("  where     " + where(endpoint));
        state.keys()
                .forEach(key -> lines.add("  signed    by " + scheme(key)
                        + key.publicKey().map(known -> ", public key " + known).orElse("")));
        endpoint.overlap()
                .filter(now::isBefore)
                .ifPresent(until -> lines.add("  overlap   all of these sign until " + until));
        if (state.outage().isPresent() || endpoint.disabled()) {
            lines.add("  trouble   " + trouble(state));
        }
        lines.add("  waiting   " + Plural.of(state.pending(), "delivery") + " pending, " + state.dead() + " dead");
        lines.add("  origin    " + endpoint.origin() + ", written " + endpoint.written());
        return lines;
    }

    private static String trouble(EndpointState state) {
        return state.endpoint().disabled()
                ? Blocked.disabled(state.endpoint())
                : state.outage().map(outage -> outage.words(state.percent())).orElse("");
    }

    private static String where(Endpoint endpoint) {
        return endpoint.url().isEmpty() ? endpoint.to().stream().collect(joining(" ")) : endpoint.url();
    }

    private static String scheme(SigningKey key) {
        return switch (key) {
            case SigningKey.Shared _ -> "hmac-sha256";
            case SigningKey.Pair _ -> "ed25519";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
