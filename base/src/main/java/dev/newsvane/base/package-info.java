/// The floor: channels, the cluster, stages, ids. It knows no news word, and stays small.
@NullMarked
package dev.newsvane.base;

import org.jspecify.annotations.NullMarked;
