/// The match stage divided by watches over several processes
/// (`docs/decisions/0021-shares-of-watches.md`).
@NullMarked
package dev.newsvane.alerts.share;

import org.jspecify.annotations.NullMarked;
