package dev.newsvane.enrich.entity;

import java.util.List;

/// A place where a text may name an entity.
///
/// @param from its first word
/// @param to the word after its last
/// @param forms aliases that these words are, of one entry or several
/// @param slip they are so but for a slip
record Mention(int from, int to, List<Form> forms, boolean slip) {}
