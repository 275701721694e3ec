/// Figures: what a start costs, and what the channels cost against the same functions in a loop. Run by `bench/run`,
/// never by a build.
@NullMarked
package dev.newsvane.bench;

import org.jspecify.annotations.NullMarked;
