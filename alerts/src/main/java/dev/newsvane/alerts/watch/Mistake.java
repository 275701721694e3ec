package dev.newsvane.alerts.watch;

/// What is wrong in a query, or may not be meant.
///
/// @param line 1 is the first
/// @param column in code points, 1 is the first
/// @param read what was found there
/// @param would what would do
public record Mistake(int line, int column, String read, String would) {
    @Override
    public String toString() {
        return "line %d, column %d: read %s; %s".formatted(line, column, read, would);
    }
}
