/// Tests of the command package.
@NullMarked
package dev.newsvane.app.eval;

import org.jspecify.annotations.NullMarked;
