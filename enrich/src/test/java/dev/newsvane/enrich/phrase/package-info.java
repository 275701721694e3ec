/// Tests of key phrases.
@NullMarked
package dev.newsvane.enrich.phrase;

import org.jspecify.annotations.NullMarked;
