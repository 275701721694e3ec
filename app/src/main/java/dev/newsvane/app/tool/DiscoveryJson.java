package dev.newsvane.app.tool;

import dev.newsvane.base.Json;
import dev.newsvane.ingest.site.Discovery;
import dev.newsvane.ingest.site.Finding.By;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A discovery as `discover --json` prints it. `docs/reference/commands.md` promises these keys.
public final class DiscoveryJson {
    private DiscoveryJson() {}

    /// One object.
    public static ObjectNode of(Discovery found) {
        var json = Json.object().put("page", found.page().toString());
        var findings = json.putArray("findings");
        for (var each : found.findings()) {
            var node = findings.addObject()
                    .put("url", each.url())
                    .put("kind", DiscoveryText.word(each))
                    .put("dialect", each.dialect());
            each.title().ifPresent(title -> node.put("title", title));
            node.put("items", each.items());
            each.newest().ifPresent(newest -> node.put("newest", newest.toString()));
            each.hub().ifPresent(hub -> node.put("hub", hub));
            node.put("by", word(each.by()));
            var also = node.putArray("also");
            each.also().forEach(url -> also.add(url));
            node.put(
                    "source",
                    DiscoveryText.source(each.url(), DiscoveryText.word(each)).strip());
        }
        var misses = json.putArray("misses");
        found.misses()
                .forEach(miss -> misses.addObject()
                        .put("url", miss.url())
                        .put("by", word(miss.by()))
                        .put("why", miss.why()));
        return json.put("requests", found.requests()).put("cut", found.cut());
    }

    private static String word(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
