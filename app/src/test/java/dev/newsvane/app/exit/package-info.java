@NullMarked
package dev.newsvane.app.exit;

import org.jspecify.annotations.NullMarked;
