package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.story.StoryAnswer;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Lanes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `story`: which story an article is in.
@Command(
        name = "story",
        description = "Tells which story an article is in, what else is in it, and what it merged with or split from.",
        mixinStandardHelpOptions = true)
public final class StoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(arity = "1", paramLabel = "URL", description = "Of an article; or the id of an article or a story.")
    private String asked = "";

    @Option(
            names = "--lane",
            paramLabel = "LANE",
            defaultValue = Lanes.LIVE,
            description = "live, or history:NAME for an import. Default: ${DEFAULT-VALUE}.")
    private String lane = Lanes.LIVE;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    public StoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var system = where.existing()) {
            var answer = StoryAnswer.of(system, lane, asked);
            answer.ifPresentOrElse(
                    story -> {
                        if (json) {
                            terminal.out().println(Json.text(story.json()));
                        } else {
                            story.lines().forEach(terminal.out()::println);
                        }
                    },
                    () -> terminal.err()
                            .println(asked + " is in no story of the lane " + lane + "; right would be the URL of an"
                                    + " article that was fetched, or an id that 'newsvane tail articles' shows"));
            return answer.isPresent() ? Exit.DONE : Exit.UNMET;
        }
    }
}
