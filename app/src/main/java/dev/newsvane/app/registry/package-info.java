/// Schema registries: not on any record's way, but told what tools want to ask them.
@NullMarked
package dev.newsvane.app.registry;

import org.jspecify.annotations.NullMarked;
