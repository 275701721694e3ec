/// How good an answer is: the metrics in which others publish their figures.
@NullMarked
package dev.newsvane.app.eval.score;

import org.jspecify.annotations.NullMarked;
