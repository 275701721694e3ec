/// What a page says: bytes to title, text, authors and dates. Pure functions; a bad page is a value, not an exception.
///
/// [Extract] is the way in. [Charsets] decodes, [Metadata] reads what the page says about itself, [Cleaner] takes away
/// what is no content, [Blocks] cuts the rest into stretches of text, [Scorer] finds the article among them,
/// [Prune] drops what is foreign within it.
@NullMarked
package dev.newsvane.enrich.extract;

import org.jspecify.annotations.NullMarked;
