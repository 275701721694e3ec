package dev.newsvane.enrich.entity;

/// One way in which an entity is written.
///
/// @param need what it takes to believe that these words mean it
public record Alias(String text, Need need) {
    /// What it takes.
    public enum Need {
        /// The words alone.
        NOTHING,
        /// One of the entity's context words near by, or that the article names the entity elsewhere.
        CONTEXT,
        /// That the article names the entity elsewhere: a surname, after the full name.
        NAMED,
        /// These words mean something else, however much they look like the entity: `Dalai Lama`.
        NEVER
    }

    /// As files write it: `?Llama` needs context, `-Dalai Lama` is something else.
    static Alias of(String written) {
        return switch (written.charAt(0)) {
            case '?' -> new Alias(written.substring(1).strip(), Need.CONTEXT);
            case '-' -> new Alias(written.substring(1).strip(), Need.NEVER);
            default -> new Alias(written, Need.NOTHING);
        };
    }
}
