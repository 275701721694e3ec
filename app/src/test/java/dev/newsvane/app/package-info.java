/// Tests of the program package.
@NullMarked
package dev.newsvane.app;

import org.jspecify.annotations.NullMarked;
