package dev.newsvane.app.config;

import dev.newsvane.app.UserMistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// The mistakes of one file, collected so that all are told at once.
final class Mistakes {
    private record Mistake(int line, int column, String what) {}

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /// At a node: what is wrong, as "read …; right would be …".
    void add(Node at, String what) {
        add(at.getStartMark(), what);
    }

    void add(Optional<Mark> at, String what) {
        found.add(new Mistake(
                at.map(mark -> mark.getLine() + 1).orElse(1),
                at.map(mark -> mark.getColumn() + 1).orElse(1),
                what));
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
