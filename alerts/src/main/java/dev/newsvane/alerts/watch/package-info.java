/// The language in which a watch says what it is about: words, grammar, mistakes.
@NullMarked
package dev.newsvane.alerts.watch;

import org.jspecify.annotations.NullMarked;
