/// Tests of the data package.
@NullMarked
package dev.newsvane.app.data;

import org.jspecify.annotations.NullMarked;
