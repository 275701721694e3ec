/// How well copies are recognised: copies made from real articles by documented edits, pairs labelled by hand, and
/// files that others label.
@NullMarked
package dev.newsvane.bench.copies;

import org.jspecify.annotations.NullMarked;
