@NullMarked
package dev.newsvane.app.replay;

import org.jspecify.annotations.NullMarked;
