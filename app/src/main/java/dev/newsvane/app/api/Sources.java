package dev.newsvane.app.api;

import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.GivenEntry;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.History;
import dev.newsvane.app.history.Version;
import dev.newsvane.app.source.SourceBook;
import dev.newsvane.app.status.SourceHealth;
import dev.newsvane.app.status.SourceState;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Sources, each with how it is doing; its tag is of the entry alone.
final class Sources implements Kept {
    private final Located system;
    private final SourceBook book;
    private final Instant now;

    Sources(Located system, Author author, Instant now) {
        this.system = system;
        this.book = new SourceBook(system, author, now);
        this.now = now;
    }

    static List<ObjectNode> all(Located system, Instant now) {
        return SourceState.all(system, now).stream()
                .sorted(Comparator.comparing(SourceState::name))
                .map(RecordJson::of)
                .toList();
    }

    @Override
    public Optional<Standing> named(String name) {
        return book.named(name).map(this::standing);
    }

    private Standing standing(Source source) {
        var tag = "\"" + Ids.of(Json.text(RecordJson.of(source))) + "\"";
        return new Standing(source.origin(), tag, () -> RecordJson.of(SourceHealth.of(system, source, now)));
    }

    @Override
    public Optional<String> nearest(String name) {
        return book.nearest(name);
    }

    @Override
    public Standing put(String name, String text) {
        var there = book.named(name);
        var wanted = new GivenEntry(name, text, ByHand.API).source();
        if (there.filter(it -> it.of(wanted.origin()).equals(wanted)).isPresent()) {
            return standing(there.get());
        }
        refuseTwice(wanted);
        book.put(wanted);
        return standing(wanted);
    }

    /// Whoever means it follows an address twice in the file or on the command line.
    private void refuseTwice(Source wanted) {
        book.at(wanted.url())
                .filter(there -> !there.name().equals(wanted.name()))
                .filter(_ -> book.named(wanted.name())
                        .filter(it -> it.url().equals(wanted.url()))
                        .isEmpty())
                .ifPresent(there -> {
                    throw new Problem(409, wanted.url() + " is followed already, as " + there.name() + ".");
                });
    }

    @Override
    public void remove(String name) {
        book.remove(book.known(name));
    }

    @Override
    public List<Version> history(String name) {
        return new History(system, EntryKind.SOURCE, name).versions();
    }

    @Override
    public void close() {
        book.close();
    }
}
