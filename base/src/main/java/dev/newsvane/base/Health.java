package dev.newsvane.base;

/// How a stage is, in words an operator can act on.
public sealed interface Health {
    /// On its way up, or rebuilding its state; `detail` says which.
    record Starting(String detail) implements Health {}

    record Running() implements Health {}

    /// Working, and something wants attention.
    record Ailing(String detail) implements Health {}

    /// Stopped by a bug or a lost broker; `why` is a whole sentence.
    record Failed(String why) implements Health {}
}
