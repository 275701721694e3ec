/// Words to stems, and how common each is in the news.
@NullMarked
package dev.newsvane.enrich.vocabulary;

import org.jspecify.annotations.NullMarked;
