/// Tests of the HTTP room.
@NullMarked
package dev.newsvane.console;

import org.jspecify.annotations.NullMarked;
