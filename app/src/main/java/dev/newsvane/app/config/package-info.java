/// The configuration file: read with every mistake named by line and column, and brought to a cluster.
@NullMarked
package dev.newsvane.app.config;

import org.jspecify.annotations.NullMarked;
