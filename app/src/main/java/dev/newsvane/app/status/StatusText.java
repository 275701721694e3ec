package dev.newsvane.app.status;

import static java.util.stream.Collectors.joining;

import dev.newsvane.alerts.deliver.Blocked;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Plural;
import dev.newsvane.app.status.SourceState.Standing;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Health;
import dev.newsvane.base.HealthJson;
import dev.newsvane.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A status for people, and for programs; `docs/reference/commands.md` promises the keys.
public final class StatusText {
    private static final int MIB = 1 << 20;
    private static final int WARNED = 10;

    private StatusText() {}

    public static ObjectNode json(Status status) {
        var json = Json.object().put("running", status.running());
        json.set("health", HealthJson.of(status.health()));
        var sources = Json.object().put("total", status.sources().size());
        for (var standing : Standing.values()) {
            sources.put(word(standing), status.sources(standing));
        }
        var list = Json.array();
        status.sources().forEach(source -> list.add(RecordJson.of(source)));
        sources.set("list", list);
        json.set("sources", sources);
        var endpoints = Json.object().put("total", status.endpoints().size());
        var disabled = endpoints.putArray("disabled");
        status.disabled().forEach(endpoint -> {
            var one = disabled.addObject().put("name", endpoint.name());
            endpoint.why().ifPresent(why -> one.put("why", why));
        });
        var failing = endpoints.putArray("failing");
        status.outages()
                .forEach((name, outage) -> failing.addObject()
                        .put("name", name)
                        .put("since", outage.since().toString())
                        .put("percent", outage.percent(status.disableAfter(), status.at()))
                        .put("last", outage.detail()));
        var missing = endpoints.putArray("missing");
        status.missing()
                .forEach(one -> missing.addObject()
                        .put("name", one.name())
                        .put("pending", one.pending())
                        .put("due", one.due().toString()));
        json.set("endpoints", endpoints);
        var hubs = Json.object().put("total", status.subscriptions().size());
        var idle = hubs.putArray("not_active");
        status.unsubscribed().forEach(each -> {
            var one = idle.addObject().put("source", each.source()).put("hub", each.hub());
            one.put("state", word(each.state()));
            each.note().ifPresent(note -> one.put("note", note));
        });
        json.set("subscriptions", hubs);
        var division = Json.object().put("shares", status.division().of());
        names(division.putArray("idle"), status.division().idle());
        names(division.putArray("beside"), status.division().beside());
        json.set("match", division);
        status.complete().ifPresent(at -> json.put("complete", at.toString()));
        json.put("articles", status.articles())
                .put("stories", status.stories())
                .put("alerts", status.alerts())
                .put("alerts_kept", status.kept())
                .put("deliveries_pending", status.pending())
                .put("deliveries_dead", status.dead());
        var rejects = Json.object();
        status.rejects().forEach((reason, count) -> rejects.put(word(reason), count));
        json.set("rejects", rejects);
        status.disk().ifPresent(bytes -> json.put("disk_bytes", bytes));
        return json;
    }

    public static List<String> lines(Status status) {
        var lines = new ArrayList<String>();
        lines.add(status.running() ? "running" : "not running");
        status.health().forEach((stage, health) -> lines.add("  " + stage + ": " + words(health)));
        if (status.running()) {
            status.division()
                    .idle()
                    .forEach(share -> lines.add("  warning  " + share + " is at work nowhere: "
                            + (share.equals(Share.WHOLE) ? "watches" : "watches of this share") + " say nothing"));
            status.division()
                    .beside()
                    .forEach(share -> lines.add("  warning  " + share
                            + " is at work beside a division in "
                            + status.division().of()
                            + ": its watches speak twice; stop it"));
        }
        lines.add("sources     " + status.sources().size() + ": " + standings(status));
        status.sources().stream()
                .filter(source -> source.standing().compareTo(Standing.WAITING) < 0)
                .forEach(source -> lines.add("  " + word(source.standing()) + "  " + source.name() + "  "
                        + source.trouble()
                                .orElse(source.succeeded()
                                        .map(at -> "last read " + at)
                                        .orElse(""))));
        warnings(status).forEach(lines::add);
        status.complete().ifPresent(at -> lines.add("read up to  " + at));
        if (status.sources(Standing.WAITING) > 0) {
            lines.add("read up to  no time yet: " + Plural.of(status.sources(Standing.WAITING), "source")
                    + " without a first poll");
        }
        lines.add("articles    " + status.articles() + " in " + Plural.of(status.stories(), "story"));
        lines.add("alerts      told " + Plural.of(status.alerts(), "time")
                + " (raised, grown, corrected, spiked or silent), and " + status.kept() + " kept that alerted nobody");
        lines.add("deliveries  " + status.pending() + " pending, " + status.dead() + " dead");
        lines.add("endpoints   " + status.endpoints().size()
                + (status.disabled().isEmpty() ? "" : ", " + status.disabled().size() + " disabled"));
        status.disabled()
                .forEach(endpoint -> lines.add("  disabled  " + endpoint.name() + "  " + Blocked.disabled(endpoint)));
        status.outages()
                .forEach((name, outage) -> lines.add("  failing   " + name + "  "
                        + outage.words(outage.percent(status.disableAfter(), status.at()))));
        status.missing()
                .forEach(one -> lines.add("  missing   " + one.name() + "  " + Plural.of(one.pending(), "delivery")
                        + " pending, given up from " + one.due().plus(status.disableAfter())
                        + " on unless there is an endpoint of that name by then"));
        if (!status.subscriptions().isEmpty()) {
            lines.add("hubs        " + Plural.of(status.subscriptions().size(), "subscription") + ", "
                    + (status.subscriptions().size() - status.unsubscribed().size()) + " active");
        }
        status.unsubscribed()
                .forEach(each -> lines.add("  " + word(each.state()) + "  " + each.source() + " at " + each.hub()
                        + each.note().map(note -> "  " + note).orElse("")));
        lines.add("rejects     "
                + (status.rejects().isEmpty()
                        ? "none"
                        : status.rejects().entrySet().stream()
                                .map(reason -> reason.getValue() + " " + word(reason.getKey()))
                                .collect(joining(", "))));
        status.disk().ifPresent(bytes -> lines.add("disk        " + (bytes + MIB - 1) / MIB + " MiB"));
        return lines;
    }

    /// Sources whose news may be incomplete, the first of them with why.
    private static List<String> warnings(Status status) {
        var warned = status.sources().stream()
                .filter(source -> !source.warnings().isEmpty())
                .toList();
        var lines = new ArrayList<String>();
        warned.stream()
                .limit(WARNED)
                .forEach(source ->
                        lines.add("  warning  " + source.name() + "  " + String.join("; ", source.warnings())));
        if (warned.size() > WARNED) {
            lines.add("  warning  and " + Plural.of(warned.size() - WARNED, "source")
                    + " more: 'newsvane source list --warned' names them");
        }
        return lines;
    }

    private static void names(ArrayNode names, List<Share> shares) {
        shares.forEach(share -> names.add(share.number() + "/" + share.of()));
    }

    private static String standings(Status status) {
        return List.of(Standing.values()).reversed().stream()
                .filter(standing -> standing == Standing.POLLED || status.sources(standing) > 0)
                .map(standing -> status.sources(standing) + " " + word(standing))
                .collect(joining(", "));
    }

    private static String words(Health health) {
        return switch (health) {
            case Health.Starting(var detail) -> "starting, " + detail;
            case Health.Running() -> "running";
            case Health.Ailing(var detail) -> "ailing: " + detail;
            case Health.Failed(var why, var _) -> "failed: " + why;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
