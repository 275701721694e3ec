package dev.newsvane.alerts.watch;

/// A word as it stands in a text.
///
/// @param start offset in the text, in UTF-16 units
/// @param end offset behind it
public record Word(int start, int end, Spelling spelling) {
    public String exact() {
        return spelling.exact();
    }

    public String folded() {
        return spelling.folded();
    }

    public String in(Pattern.Form form) {
        return spelling.in(form);
    }
}
