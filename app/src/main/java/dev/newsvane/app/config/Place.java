package dev.newsvane.app.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A place in a file, as people count: from 1.
record Place(int line, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    static Place of(Optional<Mark> mark) {
        return new Place(
                mark.map(at -> at.getLine() + 1).orElse(1),
                mark.map(at -> at.getColumn() + 1).orElse(1));
    }

    /// Where in the file a place of a scalar's text stands; empty where its style hides that.
    ///
    /// @param within the place in the text
    /// @param file the file's lines
    static Optional<Place> within(ScalarNode scalar, Place within, List<String> file) {
        var start = of(scalar.getStartMark());
        return switch (scalar.getScalarStyle()) {
            case LITERAL -> literal(start, within, file);
            case FOLDED -> folded(scalar.getValue(), start, within, file);
            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> flow(scalar, start, within, file);
        };
    }

    private static Optional<Place> flow(ScalarNode scalar, Place start, Place within, List<String> file) {
        var quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        var from = start.column - 1 + quote;
        var asWritten = start.line <= file.size() && file.get(start.line - 1).startsWith(scalar.getValue(), from);
        return Optional.of(new Place(start.line, from + within.column)).filter(place -> asWritten && within.line == 1);
    }

    private static Optional<Place> literal(Place start, Place within, List<String> file) {
        var line = start.line + within.line;
        return Optional.of(new Place(line, indent(start, file) + within.column)).filter(place -> line <= file.size());
    }

    /// A folded text has a blank for a line's end, and of a run of line ends one less.
    private static Optional<Place> folded(String text, Place start, Place within, List<String> file) {
        var indent = indent(start, file);
        var left = offset(text, within);
        for (var line = start.line; line < file.size(); line++) {
            var length = Math.max(0, file.get(line).length() - indent);
            if (left <= length) {
                return Optional.of(new Place(line + 1, indent + left + 1));
            }
            var blankFollows = line + 1 < file.size() && file.get(line + 1).isBlank();
            left -= length > 0 && blankFollows ? length : length + 1;
        }
        return Optional.empty();
    }

    private static int offset(String text, Place within) {
        var lines = text.split("\n", -1);
        var offset = within.column - 1;
        for (var line = 0; line < within.line - 1 && line < lines.length; line++) {
            offset += lines[line].length() + 1;
        }
        return offset;
    }

    private static int indent(Place start, List<String> file) {
        return file.stream()
                .skip(start.line)
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(0);
    }
}
