/// Tests of the package, and its measurements on shared data.
@NullMarked
package dev.newsvane.enrich.repeat;

import org.jspecify.annotations.NullMarked;
