package dev.newsvane.app.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.ExtractJson;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Reading;
import dev.newsvane.schemas.Article;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// What a watch can be asked about: articles of a system, pages, and article lines.
public final class Texts {
    private Texts() {}

    /// The newest revision of an article of a system; of one that was withdrawn what it said before.
    ///
    /// @param asked its id, or a URL of it
    /// @throws UserMistake where there is none
    public static Article recorded(Located system, String asked) {
        var found = new AtomicReference<List<Article>>(List.of());
        try (var follow = new Follow(system.cluster(), "watch-explain")) {
            follow.channel(
                    system.channels().articles(),
                    seen -> seen.value()
                            .filter(article -> !article.withdrawn())
                            .filter(article -> article.id().equals(asked)
                                    || article.url().equals(asked)
                                    || article.canonical().equals(asked))
                            .ifPresent(article -> found.set(List.of(article))));
            follow.runToEnd();
        }
        return found.get().stream()
                .findFirst()
                .orElseThrow(() -> new UserMistake("--article " + asked + ": there is no such article; right would be"
                        + " the URL of one that was fetched, or an id that 'newsvane tail articles' shows"));
    }

    /// A page, or article lines. What is neither is told, and left out.
    public static List<Article> read(Terminal terminal, Config config, String src) {
        var articles = new ArrayList<Article>();
        var gazetteer = config.enrich().gazetteer();
        var err = terminal.err();
        try {
            var document = new Input(terminal.in(), config.fetch()::web).document(src);
            if (document.body().utf8().stripLeading().startsWith("{")) {
                for (var line : document.body().utf8().lines().toList()) {
                    add(src, line.strip(), gazetteer, err, articles);
                }
            } else {
                var from = document.url().map(URI::toString).orElse("");
                switch (Extract.html(document.body(), document.contentType(), from, Instant.now())) {
                    case Reading.Found(var content) ->
                        add(src, Json.text(ExtractJson.of(content, from, gazetteer)), gazetteer, err, articles);
                    case Reading.Nothing(var _, var detail) -> err.println(src + ": no article: " + detail);
                }
            }
        } catch (Unreadable e) {
            err.println(e.getMessage());
        }
        return articles;
    }

    private static void add(String src, String line, Gazetteer gazetteer, PrintStream err, List<Article> articles) {
        try {
            if (!line.isEmpty()) {
                articles.add(ArticleLine.parse(line.getBytes(UTF_8)).article(Instant.now(), gazetteer));
            }
        } catch (ArticleLine.Wrong e) {
            err.println(src + ": " + e.getMessage());
        }
    }
}
