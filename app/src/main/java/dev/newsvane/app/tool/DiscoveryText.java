package dev.newsvane.app.tool;

import dev.newsvane.app.Plural;
import dev.newsvane.app.source.Names;
import dev.newsvane.ingest.site.Discovery;
import dev.newsvane.ingest.site.Finding;
import dev.newsvane.ingest.site.Finding.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A discovery for a person: what was found, each with a line for `newsvane.yaml`.
public final class DiscoveryText {
    private DiscoveryText() {}

    /// Two lines for each finding.
    public static List<String> findings(Discovery found) {
        var lines = new ArrayList<String>();
        for (var each : found.findings()) {
            lines.add(told(each));
            lines.add(source(each.url(), word(each)));
        }
        return List.copyOf(lines);
    }

    /// What else there is to say.
    public static List<String> remarks(Discovery found) {
        var lines = new ArrayList<String>();
        found.misses()
                .forEach(miss -> lines.add(miss.url()
                        + (miss.by() == By.ITSELF ? "" : " (" + miss.by().words() + ")") + ": " + miss.why()));
        if (found.findings().isEmpty() && found.unanswered().isEmpty()) {
            lines.add("No feed and no sitemap was found. The page itself can be followed for its links:");
            lines.add(source(found.page().toString(), "page"));
        }
        if (found.cut()) {
            lines.add("There are more places to look at than the " + Plural.of(found.requests(), "request")
                    + " that were made.");
        }
        return List.copyOf(lines);
    }

    /// What one is, and how it was found.
    public static String told(Finding each) {
        var line = new StringBuilder(each.url()).append(": ").append(each.dialect());
        each.title().ifPresent(title -> line.append(", \"").append(title).append('"'));
        line.append(", ").append(Plural.of(each.items(), each.dialect().equals("sitemap-index") ? "sitemap" : "item"));
        each.newest().ifPresent(newest -> line.append(", newest ").append(newest));
        each.hub().ifPresent(hub -> line.append(", hub ").append(hub));
        line.append("; from ").append(each.by().words());
        if (!each.also().isEmpty()) {
            line.append("; the same at ").append(String.join(", ", each.also()));
        }
        return line.toString();
    }

    /// An entry of the configuration's list of sources.
    static String source(String url, String kind) {
        return "  - {name: " + Names.ofHost(url) + ", url: \""
                + url.replace("\\", "\\\\").replace("\"", "\\\"") + "\", kind: " + kind + "}";
    }

    static String word(Finding each) {
        return each.kind().name().toLowerCase(Locale.ROOT);
    }
}
