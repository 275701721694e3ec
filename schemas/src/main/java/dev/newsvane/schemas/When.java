package dev.newsvane.schemas;

/// When a watch speaks of a story for the first time.
///
/// @param independent once so many independent publishers carry it; 1: at the first match
public record When(int independent) {
    public static final When AT_FIRST = new When(1);
}
