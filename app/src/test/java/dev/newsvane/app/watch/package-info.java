@NullMarked
package dev.newsvane.app.watch;

import org.jspecify.annotations.NullMarked;
