/// Which articles report the same event: weighted words, and a decision by the nearest open articles.
@NullMarked
package dev.newsvane.enrich.story;

import org.jspecify.annotations.NullMarked;
