package dev.newsvane.alerts.watch;

/// A word as it stands in a text, in the forms in which a query can ask for it.
///
/// @param start offset in the text, in UTF-16 units
/// @param end offset behind it
/// @param exact as written, in Unicode's composed form, without a possessive `'s`
/// @param folded lower case, without accents
/// @param stem the folded word without its inflection
public record Word(int start, int end, String exact, String folded, String stem) {
    public String in(Pattern.Form form) {
        return switch (form) {
            case EXACT -> exact;
            case STEM -> stem;
            case KEY -> folded;
        };
    }
}
