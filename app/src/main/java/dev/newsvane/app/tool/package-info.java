/// What commands read and print: files of any packing, articles as JSON lines, records as JSON.
@NullMarked
package dev.newsvane.app.tool;

import org.jspecify.annotations.NullMarked;
