@NullMarked
package dev.newsvane.schemas;

import org.jspecify.annotations.NullMarked;
