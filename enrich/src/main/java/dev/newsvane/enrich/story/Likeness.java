package dev.newsvane.enrich.story;

/// An open article and how close another is to it, 0 to 1.
public record Likeness(Near near, double value) {}
