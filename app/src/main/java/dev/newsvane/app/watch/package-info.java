/// Watches of a system and of a file: tried, explained, kept in versions, and asked what they would have said.
@NullMarked
package dev.newsvane.app.watch;

import org.jspecify.annotations.NullMarked;
