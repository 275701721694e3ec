/// Tests of what the demo counts.
@NullMarked
package dev.newsvane.app.demo;

import org.jspecify.annotations.NullMarked;
