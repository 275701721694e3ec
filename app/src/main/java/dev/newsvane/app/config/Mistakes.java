package dev.newsvane.app.config;

import dev.newsvane.app.UserMistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The mistakes of one file, collected so that all are told at once.
final class Mistakes {
    private record Mistake(Place place, String what) {}

    private final String file;
    private final List<String> text;
    private final List<Mistake> found = new ArrayList<>();
    private final List<Mistake> doubtful = new ArrayList<>();

    /// No mistakes yet.
    ///
    /// @param file its name
    /// @param text its lines
    Mistakes(String file, List<String> text) {
        this.file = file;
        this.text = text;
    }

    /// At a node: what is wrong, as "read …; right would be …".
    void add(Node at, String what) {
        add(at.getStartMark(), what);
    }

    void add(Optional<Mark> at, String what) {
        add(Place.of(at), what);
    }

    /// At a place within a scalar's text.
    void add(ScalarNode scalar, Place within, String what) {
        found.add(mistake(scalar, within, what));
    }

    /// Notes at a place within a scalar's text what is no mistake, and may not be meant.
    void doubt(ScalarNode scalar, Place within, String what) {
        doubtful.add(mistake(scalar, within, "warning: " + what));
    }

    /// The same at a node.
    void doubt(Node at, String what) {
        doubtful.add(new Mistake(Place.of(at.getStartMark()), "warning: " + what));
    }

    private Mistake mistake(ScalarNode scalar, Place within, String what) {
        var place = Place.within(scalar, within, text);
        return new Mistake(
                place.orElseGet(() -> Place.of(scalar.getStartMark())),
                place.isPresent() ? what : "line " + within.line() + ", column " + within.column() + ": " + what);
    }

    private void add(Place place, String what) {
        found.add(new Mistake(place, what));
    }

    boolean none() {
        return found.isEmpty();
    }

    /// In the order of the file.
    List<String> lines() {
        return lines(found);
    }

    /// What may not be meant, in the order of the file.
    List<String> doubts() {
        return lines(doubtful);
    }

    private List<String> lines(List<Mistake> some) {
        return some.stream()
                .sorted(Comparator.comparing(Mistake::place))
                .map(mistake -> file + ":" + mistake.place.line() + ":" + mistake.place.column() + ": " + mistake.what)
                .distinct()
                .toList();
    }

    void refuse() {
        if (!none()) {
            throw new UserMistake(lines());
        }
    }
}
