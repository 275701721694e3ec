/// How a system is doing, read from its channels and its data folder.
@NullMarked
package dev.newsvane.app.status;

import org.jspecify.annotations.NullMarked;
