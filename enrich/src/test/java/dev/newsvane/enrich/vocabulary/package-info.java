/// How the table of common words is made.
@NullMarked
package dev.newsvane.enrich.vocabulary;

import org.jspecify.annotations.NullMarked;
