/// The recorded past, run through the present matching.
@NullMarked
package dev.newsvane.app.replay;

import org.jspecify.annotations.NullMarked;
