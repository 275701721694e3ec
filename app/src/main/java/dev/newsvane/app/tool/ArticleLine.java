package dev.newsvane.app.tool;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.Annotate;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Sites;
import dev.newsvane.enrich.language.Language;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import dev.newsvane.schemas.Lanes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An article as a line of JSON, as `extract` prints and `import` and `match` read it. Only `id` must be there; what is
/// missing or null is unknown.
///
/// @param id what the line calls it
/// @param published a date without time is midnight in UTC; the `event` of a line that `export` wrote takes its place:
/// the time by which the article was ordered where it comes from
/// @param source who carried it
/// @param withdrawn `export` says so of an article whose page is gone
public record ArticleLine(
        String id,
        Optional<Instant> published,
        Optional<Instant> modified,
        Optional<String> language,
        Optional<String> source,
        Optional<String> publisher,
        Optional<String> url,
        Optional<String> canonical,
        Optional<String> section,
        Optional<String> summary,
        Optional<String> title,
        Optional<String> text,
        List<String> authors,
        boolean withdrawn) {

    /// The line is none, and what would be right.
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        public Wrong(String what) {
            super(what);
        }
    }

    /// Reads one line.
    public static ArticleLine parse(byte[] line) throws Wrong {
        var json = object(line);
        var id = text(json, "id").orElseThrow(() -> new Wrong("read no id; right would be \"id\" with a text"));
        var published = instant(json, "published");
        return new ArticleLine(
                id,
                event(json).or(() -> published),
                instant(json, "modified"),
                text(json, "language"),
                text(json, "source"),
                text(json, "publisher"),
                text(json, "url"),
                text(json, "canonical"),
                text(json, "section"),
                text(json, "summary"),
                text(json, "title"),
                text(json, "text"),
                texts(json, "authors"),
                json.path("withdrawn").asBoolean(false));
    }

    /// The article for matching: of no lane that pages anyone, with nothing known of its story.
    ///
    /// @param gazetteer what its text is read for
    public Article article(Instant now, Gazetteer gazetteer) {
        return Annotate.article(article(now), gazetteer);
    }

    /// The same without what it names.
    public Article article(Instant now) {
        var link = url.or(() -> canonical).orElse("");
        return new Article(
                id,
                Ids.of(title.orElse(""), text.orElse("")),
                false,
                link,
                canonical.orElse(link),
                site(link),
                publisher.or(() -> source),
                source.orElse(""),
                title.orElse(""),
                text.orElse(""),
                authors,
                published,
                published.isPresent() ? DateOrigin.GIVEN : DateOrigin.NONE,
                modified,
                spoken(),
                section,
                summary,
                Optional.empty(),
                text.map(Extract::words).orElse(0),
                "given",
                Lanes.history("match"),
                true,
                published.orElse(now),
                now,
                now,
                "",
                -1,
                -1,
                Optional.empty(),
                Findings.NONE,
                List.of(),
                withdrawn);
    }

    /// As of a page: where no URL tells it, who carried it stands for it.
    private String site(String link) {
        return Optional.of(Sites.site(link))
                .filter(site -> !site.isEmpty())
                .or(() -> publisher)
                .or(() -> source)
                .orElse("");
    }

    /// As it is declared, or else detected, in the primary language alone.
    private Optional<String> spoken() {
        return language.flatMap(Language::declared)
                .or(() -> Language.of(title.orElse("") + "\n" + text.orElse(""), Optional.empty()));
    }

    private static JsonNode object(byte[] line) throws Wrong {
        try {
            var json = Json.parse(line);
            if (json.isObject()) {
                return json;
            }
            throw new Wrong("read no JSON object; right would be {\"id\": …} on one line");
        } catch (JacksonException e) {
            throw new Wrong(
                    "is no JSON (" + e.getOriginalMessage().lines().findFirst().orElse("")
                            + "); right would be an article as a JSON object on each line");
        }
    }

    private static Optional<String> text(JsonNode json, String name) throws Wrong {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new Wrong("read " + value.getNodeType() + " as " + name + "; right would be a text");
        }
        return Optional.of(value.stringValue()).filter(text -> !text.isBlank());
    }

    private static List<String> texts(JsonNode json, String name) throws Wrong {
        var texts = new ArrayList<String>();
        var value = json.path(name);
        for (var each : value.values()) {
            if (!each.isString()) {
                throw new Wrong("read " + each.getNodeType() + " in " + name + "; right would be a list of texts");
            }
            texts.add(each.stringValue());
        }
        return List.copyOf(texts);
    }

    private static Optional<Instant> instant(JsonNode json, String name) throws Wrong {
        var text = text(json, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parseInstant(text.get())
                .orElseThrow(() -> new Wrong("read \"" + text.get() + "\" as " + name
                        + "; right would be an instant such as 2025-04-24T10:00:00Z or a date such as 2025-04-24")));
    }

    /// Of an exported article, which says its lane, and when it was fetched; what others call so is something else.
    private static Optional<Instant> event(JsonNode json) {
        if (!json.path("lane").isString() || !json.path("fetched").isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(json.path("event").asString("")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// An ISO 8601 instant, or a local date or time taken as UTC.
    public static Optional<Instant> parseInstant(String text) {
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 10 ->
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                        default ->
                            text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                                    ? OffsetDateTime.parse(text).toInstant()
                                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                    });
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
