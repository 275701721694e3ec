/// Tests of what status says.
@NullMarked
package dev.newsvane.app.status;

import org.jspecify.annotations.NullMarked;
