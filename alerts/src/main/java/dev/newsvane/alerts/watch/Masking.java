package dev.newsvane.alerts.watch;

/// A mask, or why there is none.
sealed interface Masking permits Mask, Masking.Refused {
    /// Why there is none.
    enum Refused implements Masking {
        NO_LETTERS("three letters or digits in a row that must stand in the word"),
        TOO_LARGE("something simpler, of at most " + WatchLanguage.LONGEST_MASK + " signs and with fewer repetitions"),
        UNREADABLE("a regular expression of letters, digits, ., [a-z], \\d, \\w, ?, *, +, {1,3}, | and brackets");

        private final String would;

        Refused(String would) {
            this.would = would;
        }

        /// What would do instead.
        String would() {
            return would;
        }
    }
}
