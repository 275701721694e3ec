/// Pages become articles, articles find their originals and their stories. The heavy work is stateless; the *spine*,
/// one writer over one partition, decides for every article in turn: copy of what? part of which story?
@NullMarked
package dev.newsvane.enrich;

import org.jspecify.annotations.NullMarked;
