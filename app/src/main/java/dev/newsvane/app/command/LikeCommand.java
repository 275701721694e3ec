package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.watch.Likened;
import dev.newsvane.app.watch.Texts;
import dev.newsvane.schemas.Article;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `watch like`: takes an article for an example.
@Command(
        name = "like",
        description = "Makes a query that finds what says about the same as an article: 'like:' and its telling"
                + " words, below a remark of what it is made of. SRC is a page, or article lines as 'extract'"
                + " prints them; with --article it is one of a system.",
        mixinStandardHelpOptions = true)
final class LikeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Asked asked = new Asked();

    @Parameters(arity = "0..1", paramLabel = "SRC", description = "A file, - for standard input, or a URL.")
    private Optional<String> source = Optional.empty();

    LikeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var told = 0;
        for (var text : asked.answer("what is the example", source, this::recorded, this::read)) {
            var lines = Likened.lines(text);
            lines.forEach(terminal::result);
            told += lines.isEmpty() ? 0 : 1;
            if (lines.isEmpty()) {
                terminal.err().println(text.id() + ": title and lead have too few words that tell something");
            }
        }
        return told == 0 ? Exit.UNMET : Exit.DONE;
    }

    private List<Article> recorded(String article) {
        try (var system = asked.where().existing()) {
            return List.of(Texts.recorded(system, article));
        }
    }

    private List<Article> read(String text) {
        return Texts.read(terminal, Config.readToTry(asked.where().file(), System.getenv()), text);
    }
}
