package dev.newsvane.testkit;

/// Whether one expectation was met.
///
/// @param name what was expected, in a few words
/// @param detail what was seen instead; empty where it was met
public record Verdict(String name, boolean met, String detail) {
    static Verdict of(String name, String detail) {
        return new Verdict(name, detail.isEmpty(), detail);
    }
}
