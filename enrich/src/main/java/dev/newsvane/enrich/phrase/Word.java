package dev.newsvane.enrich.phrase;

/// A word in its sentence.
///
/// @param stop one that says nothing by itself
/// @param number digits
/// @param apart punctuation stands before it
record Word(String text, String lower, boolean stop, boolean number, boolean apart) {
    boolean capital() {
        return Character.isUpperCase(text.charAt(0));
    }

    boolean acronym() {
        return text.length() > 1 && text.chars().allMatch(Character::isUpperCase);
    }
}
