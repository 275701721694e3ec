/// Tests of the package, and its measurements on shared data.
@NullMarked
package dev.newsvane.enrich.extract;

import org.jspecify.annotations.NullMarked;
