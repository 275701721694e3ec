package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.app.tool.RepairText;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.FeedJson;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feed`: what a feed says, as JSON.
@Command(
        name = "feed",
        description = "Reads a feed (RSS, Atom, RDF, JSON Feed, sitemap) and prints it as one JSON object.",
        mixinStandardHelpOptions = true)
public final class FeedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Fetching fetching = new Fetching();

    @Option(names = "--url", paramLabel = "URL", description = "Where the feed is from, to resolve relative links.")
    private Optional<URI> url = Optional.empty();

    @Parameters(arity = "1", paramLabel = "SRC", description = "A file, - for standard input, or a URL.")
    private String src = "-";

    public FeedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            var document = fetching.input(terminal).document(src);
            var base = url.or(document::url).orElse(FeedFiles.NOWHERE);
            return switch (FeedReader.read(document.body(), document.contentType(), base)) {
                case FeedReading.FeedRead(var feed) -> {
                    terminal.out().println(Json.text(FeedJson.of(feed)));
                    RepairText.lines(feed).forEach(line -> terminal.err().println(src + ": " + line));
                    yield Exit.DONE;
                }
                case FeedReading.IndexRead(var index) -> {
                    terminal.err()
                            .println(src + ": no feed (sitemap index): It lists "
                                    + Plural.of(index.sitemaps().size(), "sitemap") + ", such as "
                                    + index.sitemaps().getFirst().url()
                                    + "; a source of kind sitemap follows them all.");
                    yield Exit.UNMET;
                }
                case FeedReading.NotAFeed(var why, var detail) -> {
                    var word = why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    terminal.err().println(src + ": no feed (" + word + "): " + detail);
                    yield Exit.UNMET;
                }
            };
        } catch (Unreadable e) {
            terminal.err().println(e.getMessage());
            return Exit.UNMET;
        }
    }
}
