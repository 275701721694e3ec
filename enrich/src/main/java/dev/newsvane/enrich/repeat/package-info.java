/// Which articles repeat another's words: shingles, a fingerprint to find candidates, a verdict by comparing them.
@NullMarked
package dev.newsvane.enrich.repeat;

import org.jspecify.annotations.NullMarked;
