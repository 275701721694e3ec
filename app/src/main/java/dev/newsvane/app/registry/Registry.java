package dev.newsvane.app.registry;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Apicurio Registry 3 over HTTP: subjects and versions in Confluent's form, contents and the import in its own. The
/// operator names it, so it may be anywhere.
public final class Registry implements AutoCloseable {
    private static final String OURS = "/apis/registry/v3";
    private static final String CONFLUENTS = "/apis/ccompat/v7";
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final int NOT_FOUND = 404;
    private static final Web.Bounds BOUNDS = new Web.Bounds(8 * 1024 * 1024, Duration.ofSeconds(30), 0);

    private final Web web = new Web(new Web.Settings("newsvane", true, Map.of(), Optional.empty()));
    private final String base;
    private final String version;

    /// One version of a subject.
    ///
    /// @param id of its schema, in this registry
    /// @param text the schema, if it is one
    record Entry(long id, String text) {}

    private Registry(String base) {
        this.base = base;
        var info = web.get(at(OURS + "/system/info"), Map.of(), BOUNDS);
        this.version = switch (info) {
            case Silence(var cause, var detail) ->
                throw new UserMistake("No registry answers at " + base + " (" + cause + ": " + detail + ").");
            case Got got ->
                version(got)
                        .orElseThrow(() -> new UserMistake("What answers at " + base + " is no Apicurio Registry 3: "
                                + "status " + got.status() + " for " + OURS + "/system/info."));
        };
    }

    /// The registry at a URL; that of any of its APIs, which end in `/apis/…`, means the same.
    ///
    /// @throws UserMistake where none answers
    public static Registry at(URI url) {
        var text = url.toString();
        var apis = text.indexOf("/apis");
        var base = apis < 0 ? text : text.substring(0, apis);
        return new Registry(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    private static Optional<String> version(Got got) {
        try {
            return Optional.of(Json.parse(got.body().utf8()).path("version"))
                    .filter(found -> got.succeeded() && found.isString())
                    .map(JsonNode::stringValue);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// What stands under an id, whoever put it there and whether or not a subject has it.
    Optional<String> content(int id) {
        return found(OURS + "/ids/contentIds/" + id).map(ByteString::utf8);
    }

    /// Every version of a subject, the oldest first; none where there is no such subject.
    List<Entry> versions(String subject) {
        var all = new ArrayList<Entry>();
        var path = CONFLUENTS + "/subjects/" + subject + "/versions";
        found(path)
                .map(body -> Json.parse(body.utf8()))
                .ifPresent(numbers -> numbers.forEach(number -> found(path + "/" + number.intValue())
                        .map(body -> Json.parse(body.utf8()))
                        .ifPresent(one -> all.add(new Entry(
                                one.path("id").longValue(), one.path("schema").stringValue())))));
        return all;
    }

    /// Puts schemas under ids that are free. The registry says nothing where it could not; [#register] shows.
    void reserve(Map<Integer, Schema> schemas) {
        var archive = Reservation.archive(schemas, version);
        post(OURS + "/admin/import?requireEmptyRegistry=false", "application/zip", archive);
    }

    /// Makes a schema a version of a subject.
    ///
    /// @return the id that it has in the registry
    long register(String subject, Schema schema) {
        var body = Json.object().put("schema", schema.toString());
        var answer =
                post(CONFLUENTS + "/subjects/" + subject + "/versions", JSON, ByteString.encodeUtf8(Json.text(body)));
        return Json.parse(answer.utf8()).path("id").longValue();
    }

    private Optional<ByteString> found(String path) {
        var answer = web.get(at(path), Map.of(), BOUNDS);
        return answer instanceof Got got && got.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(body(path, answer));
    }

    private ByteString post(String path, String type, ByteString body) {
        return body(path, web.post(at(path), Map.of("content-type", type), body, BOUNDS));
    }

    private ByteString body(String path, Answer answer) {
        return switch (answer) {
            case Got got when got.succeeded() -> got.body();
            case Got got ->
                throw new IllegalStateException("the registry at " + base + " answered " + got.status() + " to " + path
                        + ": " + got.body().utf8());
            case Silence(var cause, var detail) ->
                throw new IllegalStateException(
                        "the registry at " + base + " did not answer to " + path + " (" + cause + ": " + detail + ")");
        };
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    @Override
    public void close() {
        web.close();
    }
}
