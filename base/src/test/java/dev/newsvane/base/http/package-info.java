/// Guards and bounds of the HTTP client.
@NullMarked
package dev.newsvane.base.http;

import org.jspecify.annotations.NullMarked;
