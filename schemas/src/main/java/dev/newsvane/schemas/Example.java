package dev.newsvane.schemas;

/// A text that a watch should, or should not, match.
///
/// @param text title and text of an article
/// @param matches whether it should
public record Example(String text, boolean matches) {}
