/// Scenarios of the stage, and what its tests share.
@NullMarked
package dev.newsvane.enrich;

import org.jspecify.annotations.NullMarked;
