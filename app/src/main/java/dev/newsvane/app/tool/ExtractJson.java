package dev.newsvane.app.tool;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.Annotate;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.extract.Content;
import dev.newsvane.enrich.extract.Dated;
import dev.newsvane.enrich.phrase.KeyPhrases;
import dev.newsvane.schemas.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the tool `extract` prints for a page; `docs/reference/commands.md` promises these keys.
public final class ExtractJson {
    private ExtractJson() {}

    /// One article.
    ///
    /// @param url where the page is from; may be empty
    /// @param gazetteer what its text is read for
    public static ObjectNode of(Content content, String url, Gazetteer gazetteer) {
        var canonical = content.canonical().orElse(url.split("#", 2)[0]);
        var line = Json.object();
        line.put(
                "id",
                content.id()
                        .orElseGet(() ->
                                canonical.isEmpty() ? Ids.of(content.title(), content.text()) : Ids.of(canonical)));
        put(line, "url", Optional.of(url));
        put(line, "title", Optional.of(content.title()));
        var authors = Json.array();
        content.authors().forEach(authors::add);
        line.set("authors", authors);
        put(line, "published", content.published().map(Dated::at).map(Object::toString));
        put(line, "published_from", content.published().map(ExtractJson::from));
        put(line, "published_day", content.published().map(Dated::day).map(Object::toString));
        content.published().ifPresent(date -> line.put("published_confidence", hundredths(date.confidence())));
        put(line, "modified", content.modified().map(Dated::at).map(Object::toString));
        put(line, "modified_from", content.modified().map(ExtractJson::from));
        put(line, "language", content.language());
        put(line, "publisher", content.publisher());
        put(line, "canonical", content.canonical());
        put(line, "section", content.section());
        put(line, "summary", content.summary());
        put(line, "image", content.image());
        line.put("paywalled", content.paywalled());
        line.put("text", content.text());
        line.put("words", content.words());
        line.set("entities", entities(gazetteer.entities(content.title(), content.text())));
        var phrases = Json.array();
        KeyPhrases.of(content.title(), content.text(), content.language()).forEach(phrases::add);
        line.set("phrases", phrases);
        line.put("method", Annotate.method(content.method(), gazetteer));
        return line;
    }

    private static ArrayNode entities(List<Entity> entities) {
        var array = Json.array();
        entities.forEach(entity -> array.add(Json.object()
                .put("id", entity.id())
                .put("name", entity.name())
                .put("kind", entity.kind().name().toLowerCase(Locale.ROOT))
                .put("mentions", entity.mentions())));
        return array;
    }

    private static String from(Dated date) {
        return date.from().name().toLowerCase(Locale.ROOT);
    }

    private static double hundredths(double share) {
        return Math.round(share * 100) / 100.0;
    }

    private static void put(ObjectNode object, String key, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> object.put(key, text));
    }
}
