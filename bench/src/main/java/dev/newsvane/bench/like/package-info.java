/// How well an example finds what reports the same event: words that it shares, and embeddings.
@NullMarked
package dev.newsvane.bench.like;

import org.jspecify.annotations.NullMarked;
