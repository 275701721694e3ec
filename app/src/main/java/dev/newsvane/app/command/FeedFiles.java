package dev.newsvane.app.command;

import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.tool.FeedImport;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.archive.FeedArchive;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Feeds of the past for `import --feed`: files that somebody kept, and the archives that feeds lead to.
record FeedFiles(Terminal terminal, Config config, FeedImport feeds) {
    /// An address of the web, and its host.
    static final Pattern URL = Pattern.compile("(?i)https?://([^/:?#]+)");

    /// Where a file is from of which nothing is known: relative links in it lead nowhere.
    static final URI NOWHERE = URI.create("about:blank");

    /// Whether all of them were feeds, and were read to their ends.
    boolean take(List<String> files, int most) {
        var whole = true;
        for (var file : files) {
            whole &= URL.matcher(file).lookingAt() ? walk(file, most) : kept(file);
        }
        return whole;
    }

    private boolean walk(String url, int most) {
        var bounds = new FeedArchive.Bounds(
                most,
                config.crawl().delay(),
                config.poll().bytes(),
                config.poll().timeout());
        try (var web = new Web(config.fetch().web())) {
            var walked = new FeedArchive(web, bounds).walk(new URI(url), feeds::add);
            terminal.err().println(url + ": read " + Plural.of(walked.documents(), "document"));
            walked.ended().ifPresent(terminal.err()::println);
            return walked.ended().isEmpty();
        } catch (URISyntaxException _) {
            throw new UserMistake(url + ": is no URL");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + url, e);
        }
    }

    private boolean kept(String file) {
        if (!Files.isDirectory(Path.of(file))) {
            return one(file);
        }
        try (var inside = Files.list(Path.of(file))) {
            // the newest first, where names tell: of an entry that is met again the first counts
            var all = inside.filter(Files::isRegularFile).sorted().toList().reversed();
            return all.stream().map(each -> one(each.toString())).reduce(true, Boolean::logicalAnd);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + file, e);
        }
    }

    private boolean one(String file) {
        try {
            var document = new Input(terminal.in(), config.fetch()::web).document(file);
            return switch (FeedReader.read(document.body(), document.contentType(), NOWHERE)) {
                case FeedRead(Feed feed) -> {
                    feeds.add(feed);
                    yield true;
                }
                case IndexRead _ -> {
                    terminal.err().println(file + ": no feed: It is a list of sitemaps.");
                    yield false;
                }
                case NotAFeed(var _, String detail) -> {
                    terminal.err().println(file + ": no feed: " + detail);
                    yield false;
                }
            };
        } catch (Unreadable e) {
            terminal.err().println(e.getMessage());
            return false;
        }
    }
}
