/// A month of ten thousand made-up sources, polled by our rule and by those of others.
@NullMarked
package dev.newsvane.bench.simulation;

import org.jspecify.annotations.NullMarked;
