package dev.newsvane.app.api;

import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.GivenEntry;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.config.There;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.History;
import dev.newsvane.app.history.Version;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Watches: each change is a version. Its number alone would be no tag: two processes may write one, and one stands.
final class Watches implements Kept {
    private final Located system;
    private final EnrichSettings entities;
    private final WatchBook book;
    private final Author author;
    private final Instant now;

    /// @param entities by which those of examples are told
    Watches(Located system, EnrichSettings entities, Author author, Instant now) {
        this.system = system;
        this.entities = entities;
        this.book = new WatchBook(system);
        this.author = author;
        this.now = now;
    }

    @Override
    public Optional<Standing> named(String name) {
        return living(name).map(Watches::standing);
    }

    private Optional<Watch> living(String name) {
        return book.all().stream().filter(watch -> watch.name().equals(name)).findFirst();
    }

    private static Standing standing(Watch watch) {
        return new Standing(watch.origin(), tag(watch), () -> RecordJson.of(watch));
    }

    @Override
    public Optional<String> nearest(String name) {
        return Spelling.nearest(name, book.all().stream().map(Watch::name).toList());
    }

    /// What is right, and may not be meant, is told beside it as `warnings`; which others follow, for they name it, as
    /// `following`.
    @Override
    public Standing put(String name, String text) {
        var warnings = new ArrayList<String>();
        var wanted = new GivenEntry(name, text, ByHand.API).watch(there(), warnings::add);
        var following = book.following(List.of(wanted), entities);
        var put = book.put(Stream.concat(Stream.of(wanted), following.stream()).toList(), author, now);
        var watch = put.getFirst().orElseGet(() -> book.known(name));
        var json = RecordJson.of(watch);
        tell(json, "warnings", warnings);
        tell(
                json,
                "following",
                put.stream().skip(1).flatMap(Optional::stream).map(Watch::name).toList());
        return new Standing(watch.origin(), tag(watch), () -> json);
    }

    private static void tell(ObjectNode json, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(json.putArray(key)::add);
        }
    }

    private static String tag(Watch watch) {
        return "\"" + watch.version() + "-"
                + Ids.of(Json.text(RecordJson.of(watch))).substring(0, 8) + "\"";
    }

    private There there() {
        var cluster = system.cluster();
        var channels = system.channels();
        return new There(
                List.copyOf(Snapshot.of(cluster, channels.sources()).values()),
                List.copyOf(Snapshot.of(cluster, channels.endpoints()).values()),
                book.own(),
                entities);
    }

    @Override
    public void remove(String name) {
        var watch = book.known(name);
        book.refuseNamed(List.of(watch));
        book.remove(watch, author, now);
    }

    @Override
    public List<Version> history(String name) {
        return book.has(name) ? new History(system, EntryKind.WATCH, name).of(book.versions(name)) : List.of();
    }

    @Override
    public void close() {}
}
