package dev.newsvane.base;

/// How a stage is, in words an operator can act on.
public sealed interface Health {
    /// On its way up, or rebuilding its state; `detail` says which.
    record Starting(String detail) implements Health {}

    record Running() implements Health {}

    /// Working, and something wants attention.
    record Ailing(String detail) implements Health {}

    /// Stopped; `why` is a whole sentence.
    ///
    /// @param again whether another start is what helps, as after a bug or a lost broker; else `why` says what does
    record Failed(String why, boolean again) implements Health {
        public Failed(String why) {
            this(why, true);
        }
    }
}
