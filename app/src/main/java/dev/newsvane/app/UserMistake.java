package dev.newsvane.app;

import java.util.List;

/// The user asked for something that cannot be: nothing was changed, and each line says what would be right.
/// The program ends with exit code 2.
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    public UserMistake(String line) {
        this(List.of(line));
    }

    public UserMistake(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
        this.lines = List.copyOf(lines);
    }

    /// All mistakes, a line each.
    public List<String> lines() {
        return lines;
    }
}
