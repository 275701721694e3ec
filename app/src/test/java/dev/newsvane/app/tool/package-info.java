/// Tests of the tool package.
@NullMarked
package dev.newsvane.app.tool;

import org.jspecify.annotations.NullMarked;
