@NullMarked
package dev.newsvane.app.api;

import org.jspecify.annotations.NullMarked;
