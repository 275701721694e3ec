package dev.newsvane.schemas;

/// Somebody or something that an article names, of the gazetteer.
///
/// @param id stable: Wikidata's, or the gazetteer's own
/// @param name what it is usually called
/// @param kind what it is
/// @param mentions how often the title and the text name it
public record Entity(String id, String name, EntityKind kind, int mentions) {}
