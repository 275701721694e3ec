package dev.newsvane.app.command;

import dev.newsvane.app.UserMistake;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a command is asked about: an article of a system, or what a source of texts holds.
final class Asked {
    @Mixin
    private Where where = new Where();

    @Option(names = "--article", paramLabel = "ID", description = "An article of the system: its id or URL.")
    private Optional<String> article = Optional.empty();

    Where where() {
        return where;
    }

    /// The answer for the one or the other.
    ///
    /// @param what is to be said, for whoever says neither or both
    <T> List<T> answer(
            String what, Optional<String> source, Function<String, List<T>> recorded, Function<String, List<T>> read) {
        if (article.isPresent() == source.isPresent()) {
            throw new UserMistake("Say " + what + ": either SRC, or --article ID of a system.");
        }
        return article.map(recorded).orElseGet(() -> read.apply(source.orElseThrow()));
    }
}
