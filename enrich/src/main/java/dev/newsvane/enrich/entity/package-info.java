/// Which people, organisations, products and legal cases a text names: those of a gazetteer in plain files.
@NullMarked
package dev.newsvane.enrich.entity;

import org.jspecify.annotations.NullMarked;
