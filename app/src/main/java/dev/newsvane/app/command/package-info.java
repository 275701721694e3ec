/// The commands, each a small class.
@NullMarked
package dev.newsvane.app.command;

import org.jspecify.annotations.NullMarked;
