@NullMarked
package dev.newsvane.app.eval.score;

import org.jspecify.annotations.NullMarked;
