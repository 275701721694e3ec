package dev.newsvane.app.command;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.app.tool.MatchJson;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.entity.Gazetteer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `match`: which watches of a configuration match these articles?
@Command(
        name = "match",
        description = "Reads articles as JSON lines (as 'extract' prints them) and prints a line for each: the watches"
                + " of the configuration that match it, with passages.",
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(arity = "1..*", paramLabel = "SRC", description = "Files, - for standard input, or URLs.")
    private List<String> sources = List.of();

    public MatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var read = Config.read(config.file(), System.getenv());
        var input = new Input(terminal.in(), read.fetch()::web);
        var whole = true;
        var gazetteer = read.enrich().gazetteer();
        try (var matcher = new Matcher()) {
            matcher.add(read.watches());
            for (var source : sources) {
                var lines = new LineByLine(terminal.err(), source, line -> print(matcher, gazetteer, line));
                try {
                    input.lines(source, lines);
                } catch (Unreadable e) {
                    terminal.err().println(e.getMessage());
                    whole = false;
                }
                whole &= lines.whole();
            }
        }
        return whole ? Exit.DONE : Exit.UNMET;
    }

    private void print(Matcher matcher, Gazetteer gazetteer, byte[] line) throws ArticleLine.Wrong {
        var article = ArticleLine.parse(line);
        List<Match> matches = matcher.match(article.article(Instant.now(), gazetteer));
        terminal.result(Json.text(MatchJson.of(article.id(), matches)));
    }
}
