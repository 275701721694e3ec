/// Alerts for whoever comes and asks: feeds with their archives, and streams. All is read from the channel `alerts`.
///
/// [Shelf] knows where each alert stands in the log, and holds none. [Exits] answers from it: feeds by [Document],
/// streams by [Events].
@NullMarked
package dev.newsvane.console.exit;

import org.jspecify.annotations.NullMarked;
