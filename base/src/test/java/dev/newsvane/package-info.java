/// What a machine can keep of the house's laws.
@NullMarked
package dev.newsvane;

import org.jspecify.annotations.NullMarked;
