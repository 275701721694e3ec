package dev.newsvane.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// When a watch speaks; at each of these that it has.
///
/// @param independent of a story for the first time once so many independent publishers carry it; 1: at the first
///     match; 0: it does not speak of stories
/// @param spike when more comes in than is likely
/// @param silent when nothing has come in for so long
public record When(int independent, Optional<Spike> spike, Optional<Duration> silent) {
    public static final When AT_FIRST = stories(1);

    /// Of stories, once so many independent publishers carry one.
    public static When stories(int independent) {
        return new When(independent, Optional.empty(), Optional.empty());
    }

    /// Whether it speaks of stories.
    public boolean ofStories() {
        return independent > 0;
    }

    /// For a person: `of a story at its first match`, `when nothing has come in for 24 h`.
    public String words() {
        var said = new ArrayList<String>();
        if (ofStories()) {
            said.add(
                    independent == 1
                            ? "of a story at its first match"
                            : "of a story that " + independent + " independent publishers carry");
        }
        spike.ifPresent(least ->
                said.add("when " + least.least() + " or more, and more than is likely, come in within an hour"));
        silent.ifPresent(length -> said.add("when nothing has come in for "
                + (length.toMinutesPart() == 0 ? length.toHours() + " h" : length.toMinutes() + " min")));
        return String.join(", ", said);
    }

    /// Whether it speaks of how much comes in.
    public boolean ofFlow() {
        return spike.isPresent() || silent.isPresent();
    }
}
