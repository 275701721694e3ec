package dev.newsvane.app.source;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Given;
import dev.newsvane.schemas.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A source that a user adds by hand.
public final class NewSource {
    private NewSource() {}

    /// What is to be followed, with a name of its own.
    ///
    /// @param values by the configuration's keys
    /// @param book what is followed already
    /// @param anyway whether it may be an address that is followed already
    /// @throws UserMistake with everything that is wrong with it
    public static Source of(Map<String, List<String>> values, SourceBook book, boolean anyway) {
        var given = new Given(values);
        var url = values.getOrDefault("url", List.of("")).getFirst();
        var source = given.source(book.free(Names.ofHost(url)), ByHand.CLI);
        var mistakes = new ArrayList<>(given.mistakes());
        book.named(source.name())
                .map(there -> "the name " + source.name() + " is taken by " + there.url() + " (" + there.origin()
                        + "); right would be another --name, or to remove that one first")
                .ifPresent(mistakes::add);
        book.at(source.url())
                .filter(there -> !anyway && !there.name().equals(source.name()))
                .map(there -> source.url() + " is followed already, as " + there.name() + "; --anyway adds it twice")
                .ifPresent(mistakes::add);
        if (!mistakes.isEmpty()) {
            throw new UserMistake(mistakes);
        }
        return source;
    }
}
