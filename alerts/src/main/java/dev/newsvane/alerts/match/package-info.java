/// Which watches an article matches, and the passages that show it.
@NullMarked
package dev.newsvane.alerts.match;

import org.jspecify.annotations.NullMarked;
