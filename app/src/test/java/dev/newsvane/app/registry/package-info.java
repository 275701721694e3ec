/// Tests of how a schema registry is told.
@NullMarked
package dev.newsvane.app.registry;

import org.jspecify.annotations.NullMarked;
