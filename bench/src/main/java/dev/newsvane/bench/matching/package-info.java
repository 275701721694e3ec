/// What matching costs: realistic watches made up of headlines, asked by the index, one by one, and by Lucene's
/// Monitor.
@NullMarked
package dev.newsvane.bench.matching;

import org.jspecify.annotations.NullMarked;
