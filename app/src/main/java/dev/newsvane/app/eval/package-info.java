/// Measures rooms of the program against documents whose truth is known.
@NullMarked
package dev.newsvane.app.eval;

import org.jspecify.annotations.NullMarked;
