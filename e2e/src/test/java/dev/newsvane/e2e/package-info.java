/// What the README promises, a class each, over a real broker and real HTTP.
@NullMarked
package dev.newsvane.e2e;

import org.jspecify.annotations.NullMarked;
