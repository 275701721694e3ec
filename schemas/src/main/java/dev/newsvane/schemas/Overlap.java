package dev.newsvane.schemas;

/// A passage that comes from another text. Offsets in UTF-16 units.
///
/// @param from where it begins here
/// @param to where it ends here
/// @param originalFrom where it begins in the original
/// @param originalTo where it ends in the original
public record Overlap(int from, int to, int originalFrom, int originalTo) {}
