/// Sources that change while a system runs: added, paused, removed, taken in from lists and given out as such.
@NullMarked
package dev.newsvane.app.source;

import org.jspecify.annotations.NullMarked;
