package dev.newsvane.enrich;

import dev.newsvane.schemas.Copy;
import java.util.Optional;
import okio.ByteString;

/// The text of an open article. Key: lane and article id.
///
/// @param url where it counts as read: its own address once it was read there, else where it was read last
/// @param text the main text
/// @param vector its weighted words
/// @param copy what it repeats
/// @param title its title, bounded
record Words(String url, String text, ByteString vector, Optional<Copy> copy, String title) {
    /// The same, read elsewhere.
    Words at(String other) {
        return new Words(other, text, vector, copy, title);
    }
}
