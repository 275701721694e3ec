/// The launcher script, on machines of every kind: copies of it with stand-ins for the JDK and Maven.
@NullMarked
package dev.newsvane.e2e.launcher;

import org.jspecify.annotations.NullMarked;
