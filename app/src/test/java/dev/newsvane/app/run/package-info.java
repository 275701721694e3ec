@NullMarked
package dev.newsvane.app.run;

import org.jspecify.annotations.NullMarked;
