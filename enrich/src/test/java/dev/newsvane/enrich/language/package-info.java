/// Tests of the language of texts.
@NullMarked
package dev.newsvane.enrich.language;

import org.jspecify.annotations.NullMarked;
