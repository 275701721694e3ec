/// Tests of the command package.
@NullMarked
package dev.newsvane.app.command;

import org.jspecify.annotations.NullMarked;
