/// What a text is about, in a few of its own phrases.
@NullMarked
package dev.newsvane.enrich.phrase;

import org.jspecify.annotations.NullMarked;
