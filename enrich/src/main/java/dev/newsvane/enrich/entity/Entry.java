package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.EntityKind;
import java.util.List;

/// What is known of one entity.
///
/// @param id stable: Wikidata's number where it is known, otherwise `kind:slug`
/// @param name how it is shown
/// @param aliases how it is written, its name among them
/// @param context words beside which an ambiguous alias means it, and after `!` words beside which it does
///     not
public record Entry(String id, EntityKind kind, String name, List<Alias> aliases, List<String> context) {}
