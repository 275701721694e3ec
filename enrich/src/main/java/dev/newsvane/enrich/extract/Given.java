package dev.newsvane.enrich.extract;

import dev.newsvane.base.Json;
import dev.newsvane.enrich.language.Language;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An imported article: one JSON object, taken as given. Any member but `id` and `text` may be missing.
final class Given {
    static final String CONTENT_TYPE = "application/vnd.newsvane.article+json";
    static final String METHOD = "given";

    private Given() {}

    static Reading read(byte[] body, Hints hints) {
        try {
            var json = Json.parse(body);
            var id = text(json, "id");
            var text = text(json, "text").map(PlainText::paragraphs).filter(t -> !t.isEmpty());
            if (id.isEmpty() || text.isEmpty()) {
                return new Reading.Nothing(Reason.EMPTY, "an imported article needs id and text");
            }
            return new Reading.Found(content(json, id, text.get(), hints));
        } catch (JacksonException e) {
            return new Reading.Nothing(
                    Reason.UNREADABLE, "an imported article is one JSON object: " + e.getOriginalMessage());
        }
    }

    private static Content content(JsonNode json, Optional<String> id, String text, Hints hints) {
        return new Content(
                id,
                text(json, "title").map(Texts::line).or(hints::title).orElse(""),
                text,
                authors(json).isEmpty() ? hints.authors() : authors(json),
                event(json)
                        .filter(Dates.believed(hints))
                        .or(() -> date(json, "published").filter(Dates.believed(hints)))
                        .or(hints::published),
                date(json, "modified").or(hints::modified),
                text(json, "language").flatMap(Language::declared).or(() -> Language.of(text, Optional.empty())),
                text(json, "section"),
                text(json, "summary"),
                text(json, "image"),
                text(json, "canonical"),
                text(json, "publisher").or(() -> text(json, "source")).or(hints::publisher),
                false,
                METHOD);
    }

    /// The time by which an exported article was ordered where it comes from, so that it is here, too. What others call
    /// so is something else: a line of ours says its lane, and when it was fetched.
    private static Optional<Dated> event(JsonNode json) {
        if (text(json, "lane").isEmpty() || text(json, "fetched").isEmpty()) {
            return Optional.empty();
        }
        try {
            return text(json, "event").map(Instant::parse).map(at -> Dated.at(at, DateOrigin.GIVEN));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Dated> date(JsonNode json, String name) {
        return text(json, name).flatMap(DateText::find).map(date -> date.from(DateOrigin.GIVEN));
    }

    private static List<String> authors(JsonNode json) {
        return json.path("authors").values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Optional<String> text(JsonNode json, String name) {
        var value = json.path(name);
        return value.isString() ? Optional.of(value.stringValue()).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /// The URL an imported article names for itself.
    static Optional<String> url(byte[] body) {
        try {
            return text(Json.parse(body), "url");
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
