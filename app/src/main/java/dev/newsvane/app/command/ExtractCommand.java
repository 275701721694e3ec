package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.tool.ExtractJson;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Document;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Reading;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.schemas.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `extract`: what a page says, as JSON.
@Command(
        name = "extract",
        description = "Reads pages (HTML or plain text) and prints the article of each as a JSON line.",
        mixinStandardHelpOptions = true)
public final class ExtractCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Fetching fetching = new Fetching();

    @Option(names = "--url", paramLabel = "U", description = "Where the page is from; for one SRC only.")
    private Optional<URI> url = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "SRC", description = "Files, - for standard input, or URLs.")
    private List<String> sources = List.of();

    public ExtractCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (url.isPresent() && sources.size() > 1) {
            throw new UserMistake("--url is of one page; right would be one SRC");
        }
        var input = fetching.input(terminal);
        var unmet = 0;
        for (var source : sources) {
            unmet += printed(input, source) ? 0 : 1;
        }
        return unmet == 0 ? Exit.DONE : Exit.UNMET;
    }

    private boolean printed(Input input, String source) {
        try {
            var document = input.document(source);
            var other = otherThanAPage(document);
            if (other.isPresent()) {
                terminal.err().println(source + ": no article: " + other.get());
                return false;
            }
            var from = url.or(document::url).map(URI::toString).orElse("");
            var gazetteer = fetching.gazetteer();
            return switch (Extract.html(document.body(), document.contentType(), from, Instant.now())) {
                case Reading.Found(var content) -> {
                    terminal.result(Json.text(ExtractJson.of(content, from, gazetteer)));
                    yield true;
                }
                case Reading.Nothing(var reason, var detail)
                when reason == Reason.TOO_LARGE -> {
                    terminal.err().println(source + ": no article: it is larger than any page (" + detail + ")");
                    yield false;
                }
                case Reading.Nothing(var reason, var detail) -> {
                    var word = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    terminal.err().println(source + ": no article (" + word + "): " + detail);
                    yield false;
                }
            };
        } catch (Unreadable e) {
            terminal.err().println(e.getMessage());
            return false;
        }
    }

    /// What it is where it is a feed, or another kind of XML or JSON: the words of those make no article.
    private static Optional<String> otherThanAPage(Document document) {
        return switch (FeedReader.read(document.body(), document.contentType(), FeedFiles.NOWHERE)) {
            case FeedReading.FeedRead _ -> Optional.of("It is a feed; 'newsvane feed' reads it.");
            case FeedReading.IndexRead _ -> Optional.of("It is a list of sitemaps.");
            case FeedReading.NotAFeed(var why, var detail) when why == Why.UNKNOWN -> Optional.of(detail);
            case FeedReading.NotAFeed _ -> Optional.empty();
        };
    }
}
