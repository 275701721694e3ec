package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// What is posted: the same bytes at every try.
///
/// @param type the media type
public record Shape(String type, ByteString body) {
    static Shape of(String type, JsonNode tree) {
        return new Shape(type, ByteString.encodeUtf8(Json.text(tree)));
    }
}
