/// What the plain loops of ingest share: threads whose failure stops the stage and is told to the operator.
@NullMarked
package dev.newsvane.ingest.loop;

import org.jspecify.annotations.NullMarked;
