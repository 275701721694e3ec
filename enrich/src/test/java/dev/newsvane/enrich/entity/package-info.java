/// Tests of the gazetteer and of reading texts for it.
@NullMarked
package dev.newsvane.enrich.entity;

import org.jspecify.annotations.NullMarked;
