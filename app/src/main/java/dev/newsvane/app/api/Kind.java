package dev.newsvane.app.api;

import dev.newsvane.schemas.Author;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A kind of entry that can be read and written.
///
/// @param word what a person calls one
/// @param path of all of them, without a slash
/// @param listing absent where somebody else lists them
record Kind(String word, String path, Opening opening, Optional<Listing> listing) {
    /// Reads what there is now.
    @FunctionalInterface
    interface Opening {
        /// As it is now.
        ///
        /// @param author who changes something, if anything is changed
        /// @param now when
        Kept open(Author author, Instant now);
    }

    /// Says how all of them stand, each with its `name`, in the order of those.
    @FunctionalInterface
    interface Listing {
        List<ObjectNode> at(Instant now);
    }
}
