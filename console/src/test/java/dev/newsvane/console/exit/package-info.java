@NullMarked
package dev.newsvane.console.exit;

import org.jspecify.annotations.NullMarked;
