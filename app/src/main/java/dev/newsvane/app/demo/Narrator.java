package dev.newsvane.app.demo;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reject;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells a person what happens, a line each, with the seconds since the program began.
final class Narrator {
    private static final int WIDTH = 76;
    private static final String INDENT = " ".repeat(18);
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colours;
    private final Supplier<Duration> elapsed;

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
        out.println();
        out.println(bold(text));
    }

    void say(String what, String detail) {
        whole(what, shortened(detail, WIDTH));
    }

    /// A line that must not be shortened.
    synchronized void whole(String what, String detail) {
        out.printf(Locale.ROOT, "%6.1fs  %-8s  %s%n", elapsed.get().toMillis() / 1000.0, what, detail);
    }

    void polled(String source, long items, boolean first) {
        say("polled", "%s: %d %s%s".formatted(source, items, items == 1 ? "item" : "items", first ? ", baseline" : ""));
    }

    void fetched(Page page) {
        say("fetched", address(page.finalUrl()));
    }

    void article(Article article) {
        article.placement().ifPresent(placed -> {
            var title = article.title().isEmpty() ? address(article.url()) : article.title();
            var who = article.publisher().orElse(article.site());
            if (article.edited()) {
                say("edited", "“%s” (%s)".formatted(title, who));
            } else if (placed.copy().isPresent()) {
                var copy = placed.copy().get();
                say(
                        "copy",
                        "“%s” (%s): %s copy of %s, %.0f %% of its text"
                                .formatted(
                                        shortened(title, 30),
                                        who,
                                        word(copy.kind()),
                                        copy.publisher(),
                                        100 * copy.containment()));
            } else if (placed.founded()) {
                say("story", "“%s” (%s)".formatted(title, who));
            } else {
                say(
                        "joined",
                        "“%s” (%s): %d articles, %d independent"
                                .formatted(shortened(title, 40), who, placed.articles(), placed.independent()));
            }
        });
    }

    synchronized void alert(Alert alert) {
        if (!alert.pages()) {
            if (alert.kind() == AlertKind.RAISED) {
                say(
                        "silent",
                        "%s: “%s” (%s)"
                                .formatted(
                                        alert.watch(),
                                        alert.headline(),
                                        alert.why().orElse("")));
            }
            return;
        }
        out.println();
        say(bold(alert.kind() == AlertKind.RAISED ? "ALERT" : word(alert.kind()).toUpperCase(Locale.ROOT)), "");
        out.println(INDENT + bold(alert.watch() + ": " + alert.headline()));
        var evidence = alert.evidence();
        for (var passage :
                evidence.passages().subList(0, Math.min(2, evidence.passages().size()))) {
            for (var line : wrapped("“" + passage.text().strip() + "”")) {
                out.println(INDENT + line);
            }
        }
        out.println(INDENT
                + dim("%s · %d %s, %d independent, %d %s · watch version %d · articles@%d"
                        .formatted(
                                evidence.publisher().orElse(evidence.site()),
                                alert.articles(),
                                alert.articles() == 1 ? "article" : "articles",
                                alert.independent(),
                                alert.copies(),
                                alert.copies() == 1 ? "copy" : "copies",
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
        for (var word : text.split("\\s+", -1)) {
            if (line.length() + word.length() > WIDTH && !line.isEmpty()) {
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
