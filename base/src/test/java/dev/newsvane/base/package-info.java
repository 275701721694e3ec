/// The floor holds.
@NullMarked
package dev.newsvane.base;

import org.jspecify.annotations.NullMarked;
