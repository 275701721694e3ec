/// Tests of the config package.
@NullMarked
package dev.newsvane.app.config;

import org.jspecify.annotations.NullMarked;
