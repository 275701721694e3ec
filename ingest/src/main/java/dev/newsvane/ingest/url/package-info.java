/// URLs: one spelling for each, and the site that answers for it.
@NullMarked
package dev.newsvane.ingest.url;

import org.jspecify.annotations.NullMarked;
