package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Given;
import dev.newsvane.app.replay.Past;
import dev.newsvane.app.watch.KeptPast;
import dev.newsvane.app.watch.Search;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `search`: which articles, or stories, of the kept past say this?
@Command(
        name = "search",
        description = "Searches the kept articles, or the stories that they are in, the newest first, by a query in the"
                + " language of the watches; it may name watches of the system (watch:NAME).",
        mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {
    private static final int DEFAULT_MOST = 20;

    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(arity = "1", paramLabel = "QUERY", description = "What to look for, in the watch language.")
    private String query = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "An instant, a day, or an age such as 12h, 90d, 8w, 6m or 2y. Default: ${DEFAULT-VALUE}.")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Likewise. Default: now.")
    private Optional<String> until = Optional.empty();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(names = "--stories", description = "Stories instead of articles.")
    private boolean stories;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_MOST,
            description = "So many at most. Default: ${DEFAULT-VALUE}.")
    private int most = DEFAULT_MOST;

    @Option(names = "--json", description = "A JSON object a line.")
    private boolean json;

    @Option(names = "--no-index", description = "Reads every article instead of using the index of the past.")
    private boolean plain;

    public SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var now = Instant.now();
        var from = Moment.read("--since", since, now);
        var to = until.map(text -> Moment.read("--until", text, now)).orElse(Instant.MAX);
        if (!from.isBefore(to)) {
            throw new UserMistake("--since " + from + " is not before --until " + to + ".");
        }
        if (most < 1) {
            throw new UserMistake("--most read " + most + "; right would be 1 or more");
        }
        var config = where.configOfExisting();
        try (var system = where.existing(config);
                var kept = new KeptPast(system, config.match(), "search", !plain, terminal.err()::println)) {
            SourceCommand.doubtUnknown(system, limits.sources(), terminal);
            var others = new WatchBook(system).all();
            var asked = WatchOptions.asked("QUERY", query, "", others, terminal.err()::println);
            var watch = Watch.of("search", asked, ByHand.CLI)
                    .in(limits.languages().stream().map(SearchCommand::language).toList(), limits.sources());
            var search = Search.of(kept.past(), new Past.Range(from, to, Set.of()), watch);
            var count = stories ? tellStories(search) : tellArticles(search);
            terminal.err().println(count + ", of " + Plural.of(search.gone().range(), "article") + " looked at.");
            return search.found().isEmpty() ? Exit.UNMET : Exit.DONE;
        }
    }

    private static String language(String read) {
        return Given.language(read)
                .orElseThrow(() -> new UserMistake(
                        "--language read " + read + "; right would be a BCP 47 language such as en or pt"));
    }

    private String tellArticles(Search search) {
        search.found().stream().limit(most).forEach(found -> {
            if (json) {
                terminal.result(Json.text(json(found)));
            } else {
                tell(found, "");
            }
        });
        return Plural.of(search.found().size(), "article") + " found"
                + shown(search.found().size());
    }

    private String tellStories(Search search) {
        var told = search.stories();
        told.stream().limit(most).forEach(story -> {
            if (json) {
                terminal.result(Json.text(Json.object()
                        .put("story", story.story())
                        .put("at", story.at().toString())
                        .put("articles", story.articles())
                        .put("sites", story.sites())
                        .set("newest", json(story.newest()))));
            } else {
                var counts = Plural.of(story.articles(), "article") + " of " + Plural.of(story.sites(), "site");
                tell(story.newest(), "  " + counts);
            }
        });
        return Plural.of(told.size(), "story") + " found" + shown(told.size());
    }

    private String shown(int all) {
        return all > most ? ", " + most + " shown" : "";
    }

    private void tell(Search.Found found, String counts) {
        var lane = found.lane().equals(Lanes.LIVE) ? "" : "  (" + found.lane() + ")";
        terminal.result(found.at() + "  " + found.site() + counts + "  " + found.title() + lane);
        terminal.result("    " + found.url());
    }

    private static ObjectNode json(Search.Found found) {
        return Json.object()
                .put("id", found.id())
                .put("at", found.at().toString())
                .put("url", found.url())
                .put("title", found.title())
                .put("site", found.site())
                .put("source", found.source())
                .put("lane", found.lane())
                .put("story", found.story());
    }
}
