package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.EntityKind;
import java.util.Arrays;

/// An entry as texts are read for it.
final class Meaning {
    /// Its place in the gazetteer.
    final int order;

    final Entry entry;

    /// Numbers of words beside which an ambiguous alias means it; those of them that are names and must be
    /// capitalised; and words beside which it does not mean it. Each ascending.
    private final int[] beside;

    private final int[] names;
    private final int[] against;

    Meaning(int order, Entry entry, int[] beside, int[] names, int[] against) {
        this.order = order;
        this.entry = entry;
        this.beside = beside;
        this.names = names;
        this.against = against;
    }

    /// A word beside it that need not be capitalised.
    boolean isWord(int word) {
        return Arrays.binarySearch(beside, word) >= 0 && !isName(word);
    }

    boolean isName(int word) {
        return Arrays.binarySearch(names, word) >= 0;
    }

    boolean isAgainst(int word) {
        return Arrays.binarySearch(against, word) >= 0;
    }

    /// Whether the words around matter at all.
    boolean hasContext() {
        return beside.length > 0 || against.length > 0;
    }

    boolean person() {
        return entry.kind() == EntityKind.PERSON;
    }
}
