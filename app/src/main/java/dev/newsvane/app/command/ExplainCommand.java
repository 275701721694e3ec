package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.Explained;
import dev.newsvane.app.watch.Texts;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `watch explain`: why an article matches a watch or does not.
@Command(
        name = "explain",
        description = "Says why an article matches a watch or does not: the query as a tree, each part with whether"
                + " it holds and where; what the watch is limited to; and whether the article may page anyone."
                + " SRC is a page, or article lines as 'extract' prints them, and the watch is the configuration's;"
                + " with --article both are the system's.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Asked asked = new Asked();

    @Option(names = "--json", description = "A JSON object a line.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The watch's name.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SRC",
            description = "A file, - for standard input, or a URL.")
    private Optional<String> source = Optional.empty();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var told = asked.answer("what to explain", source, this::recorded, this::read);
        for (var each : told) {
            if (json) {
                terminal.result(Json.text(RecordJson.of(each)));
            } else {
                each.lines().forEach(terminal::result);
            }
        }
        return told.isEmpty() ? Exit.UNMET : Exit.DONE;
    }

    private List<Explained> recorded(String article) {
        var where = asked.where();
        var config = where.configToAsk();
        try (var system = where.existing(config)) {
            return List.of(
                    Explained.of(new WatchBook(system).known(name), Texts.recorded(system, article), config.match()));
        }
    }

    private List<Explained> read(String text) {
        var file = asked.where().file();
        var config = Config.readToTry(file, System.getenv());
        var watch = WatchCommand.known(name, config.watches(), file + " has");
        return Texts.read(terminal, config, text).stream()
                .map(each -> Explained.of(watch, each))
                .toList();
    }
}
