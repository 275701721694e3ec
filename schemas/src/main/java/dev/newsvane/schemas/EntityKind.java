package dev.newsvane.schemas;

/// What an entity of the gazetteer is.
public enum EntityKind {
    PERSON,
    ORGANISATION,
    PRODUCT,
    CASE
}
