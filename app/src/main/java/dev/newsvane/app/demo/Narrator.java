package dev.newsvane.app.demo;

import static java.util.stream.Collectors.joining;

import dev.newsvane.app.Plural;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Story;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Tells a person what happens, with the seconds since the program began, in lines of a hundred columns at most. What
/// matters of a line stands after the title, which is shortened to make room. Fetches are told once a wave.
final class Narrator {
    private static final int WIDTH = 80;
    private static final int LEAST_TITLE = 24;
    private static final String INDENT = " ".repeat(19);
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colours;
    private final Supplier<Duration> elapsed;
    private final Map<String, String> headlines = new HashMap<>();
    private final Map<String, Integer> fetched = new TreeMap<>();

    /// A narrator on a terminal, or into a file.
    ///
    /// @param colours whether `out` is a terminal that shows them
    /// @param elapsed time since the program began
    Narrator(PrintStream out, boolean colours, Supplier<Duration> elapsed) {
        this.out = out;
        this.colours = colours;
        this.elapsed = elapsed;
    }

    synchronized void heading(String text) {
        tellFetched();
        out.println();
        out.println(bold(text));
    }

    void say(String what, String detail) {
        whole(what, shortened(detail, WIDTH));
    }

    /// A line that must not be shortened.
    synchronized void whole(String what, String detail) {
        var line = String.format(Locale.ROOT, "%6.1fs  %-8s  %s", elapsed.get().toMillis() / 1000.0, what, detail);
        out.println(line.stripTrailing());
    }

    void polled(String source, long items, boolean first) {
        say("polled", "%s: %s%s".formatted(source, Plural.of(items, "item"), first ? ", baseline" : ""));
    }

    synchronized void fetched(Page page) {
        fetched.merge(host(page.finalUrl()), 1, Integer::sum);
    }

    private void tellFetched() {
        if (fetched.isEmpty()) {
            return;
        }
        var pages = fetched.values().stream().mapToInt(Integer::intValue).sum();
        var hosts = fetched.entrySet().stream()
                .map(host -> host.getKey() + "\u00a0" + host.getValue())
                .collect(joining(", "));
        whole("fetched", Plural.of(pages, "page") + " from " + Plural.of(fetched.size(), "outlet") + ":");
        wrapped(hosts).forEach(line -> out.println(INDENT + line.replace('\u00a0', ' ')));
        fetched.clear();
    }

    synchronized void article(Article article) {
        article.placement().ifPresent(placed -> {
            var title = article.title().isEmpty() ? address(article.url()) : article.title();
            var who = " (" + article.publisher().orElse(article.site()) + ")";
            headlines.putIfAbsent(placed.story(), title);
            if (article.edited()) {
                titled(article.withdrawn() ? "gone" : "edited", title, who);
            } else if (placed.copy().isPresent()) {
                var copy = placed.copy().get();
                titled("copy", title, who);
                out.println(INDENT
                        + "%s copy of %s, %.0f %% of its text"
                                .formatted(word(copy.kind()), copy.publisher(), 100 * copy.containment()));
            } else if (placed.founded()) {
                titled("story", title, who);
            } else {
                titled("joined", title, who);
                aside(
                        "to ",
                        headlines.getOrDefault(placed.story(), title),
                        ": %s, %d independent"
                                .formatted(Plural.of(placed.articles(), "article"), placed.independent()));
            }
        });
    }

    /// What an article made of the stories around it.
    synchronized void story(Story event) {
        event.into().ifPresent(into -> {
            titled("merged", event.headline(), "");
            aside("into ", headlines.getOrDefault(into, into), "");
        });
        event.origin().ifPresent(origin -> {
            titled("split", event.headline(), ": " + Plural.of(event.articles(), "article"));
            aside("off ", headlines.getOrDefault(origin, origin), "");
        });
    }

    private void titled(String what, String title, String rest) {
        say(what, quoted(title, WIDTH - rest.length()) + rest);
    }

    /// A further line to what was said last, without a time.
    private synchronized void aside(String before, String title, String rest) {
        out.println(INDENT + before + quoted(title, WIDTH - before.length() - rest.length()) + rest);
    }

    private static String quoted(String title, int width) {
        return "“" + shortened(title, Math.max(LEAST_TITLE, width) - 2) + "”";
    }

    synchronized void alert(Alert alert) {
        if (!alert.pages()) {
            if (alert.kind() == AlertKind.RAISED) {
                var rest = alert.why().map(why -> " (" + why + ")").orElse("");
                var watch = alert.watch() + ": ";
                say("silent", watch + quoted(alert.headline(), WIDTH - watch.length() - rest.length()) + rest);
            }
            return;
        }
        out.println();
        say(bold(alert.kind() == AlertKind.RAISED ? "ALERT" : word(alert.kind()).toUpperCase(Locale.ROOT)), "");
        out.println(INDENT + bold(shortened(alert.watch() + ": " + alert.headline(), WIDTH)));
        if (alert.kind() == AlertKind.GROWN) {
            out.println(INDENT + Plural.of(alert.independent(), "independent publisher") + " now");
        }
        alert.tally().ifPresent(tally -> out.println(INDENT + tally.words()));
        var evidence = alert.evidence();
        for (var passage : alert.shown().stream().limit(2).toList()) {
            for (var line : wrapped("“" + passage.text().strip() + "”")) {
                out.println(INDENT + line);
            }
        }
        out.println(INDENT
                + dim("%s · %s, %d independent, %s · watch version %d · articles@%d"
                        .formatted(
                                evidence.publisher().orElse(evidence.site()),
                                Plural.of(alert.articles(), "article"),
                                alert.independent(),
                                Plural.of(alert.copies(), "copy"),
                                alert.version(),
                                evidence.offset())));
        out.println(INDENT + dim(evidence.url()));
    }

    void attempt(Attempt attempt) {
        if (attempt.outcome() == Outcome.DELIVERED) {
            say(
                    "webhook",
                    "%s verified it, %d ms"
                            .formatted(attempt.endpoint(), attempt.took().toMillis()));
        } else {
            say("webhook", "%s: %s".formatted(attempt.endpoint(), attempt.detail()));
        }
    }

    void reject(Reject reject) {
        say("reject", "%s: %s".formatted(word(reject.reason()), address(reject.input())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String host(String url) {
        return address(url).replaceFirst("/.*", "");
    }

    private static String address(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() == null ? url : uri.getHost() + uri.getPath();
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1).stripTrailing() + "…";
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split("[ \\t\\r\\n]+", -1)) {
            if (line.length() + word.length() >= WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String bold(String text) {
        return colours ? BOLD + text + PLAIN : text;
    }

    private String dim(String text) {
        return colours ? DIM + text + PLAIN : text;
    }
}
