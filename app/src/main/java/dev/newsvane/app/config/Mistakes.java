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
    private record Mistake(int line, int column, String what) {}

    private final String file;
    private final List<String> text;
    private final List<Mistake> found = new ArrayList<>();

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
        var place = Place.within(scalar, within, text);
        add(
                place.orElseGet(() -> Place.of(scalar.getStartMark())),
                place.isPresent() ? what : "line " + within.line() + ", column " + within.column() + ": " + what);
    }

    private void add(Place place, String what) {
        found.add(new Mistake(place.line(), place.column(), what));
    }

    boolean none() {
        return found.isEmpty();
    }

    /// In the order of the file.
    List<String> lines() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .map(mistake -> file + ":" + mistake.line + ":" + mistake.column + ": " + mistake.what)
                .distinct()
                .toList();
    }

    void refuse() {
        if (!none()) {
            throw new UserMistake(lines());
        }
    }
}
