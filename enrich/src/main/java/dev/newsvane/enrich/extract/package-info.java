/// What a page says: bytes to title, text, authors and dates. Pure functions; a bad page is a value, not an exception.
///
/// [Extract] is the way in. [Charsets] decodes; [JsonLd] and [Metas] read what the page says about itself. [Outline]
/// lays the page out flat, [Cleaner] marks what is no content by tag, role and [Names], [Blocks] cuts the rest into
/// stretches of text as far as a [Look] believes the marks, [Scorer] finds the article among them, [Lead] what leads in
/// to it, and [Prune] drops what is foreign within it.
@NullMarked
package dev.newsvane.enrich.extract;

import org.jspecify.annotations.NullMarked;
