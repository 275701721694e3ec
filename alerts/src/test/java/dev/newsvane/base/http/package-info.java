/// What only the package of the client can make of it.
@NullMarked
package dev.newsvane.base.http;

import org.jspecify.annotations.NullMarked;
