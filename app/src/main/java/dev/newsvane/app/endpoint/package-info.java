/// Endpoints as an operator sees them.
@NullMarked
package dev.newsvane.app.endpoint;

import org.jspecify.annotations.NullMarked;
