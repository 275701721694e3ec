/// Which story an article is in, what else is in it, and what became of it: asked of the recorded channels.
@NullMarked
package dev.newsvane.app.story;

import org.jspecify.annotations.NullMarked;
