/// Who changed which source, watch or endpoint, when, and what.
@NullMarked
package dev.newsvane.app.history;

import org.jspecify.annotations.NullMarked;
