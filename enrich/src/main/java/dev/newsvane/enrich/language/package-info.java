/// Which language a text is in; silent where unsure.
@NullMarked
package dev.newsvane.enrich.language;

import org.jspecify.annotations.NullMarked;
