package dev.newsvane.app.api;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.GivenEntry;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.endpoint.EndpointState;
import dev.newsvane.app.endpoint.EndpointText;
import dev.newsvane.app.history.History;
import dev.newsvane.app.history.Version;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints, without their secrets; the tag is of when one was written.
final class Endpoints implements Kept {
    private final Located system;
    private final Api.Rules rules;
    private final Map<String, Endpoint> all;
    private final Author author;
    private final Instant now;

    Endpoints(Located system, Api.Rules rules, Author author, Instant now) {
        this.system = system;
        this.rules = rules;
        this.all = Snapshot.of(system.cluster(), system.channels().endpoints());
        this.author = author;
        this.now = now;
    }

    static List<ObjectNode> all(Located system, Api.Rules rules, Instant now) {
        return EndpointState.all(system, rules.deliver(), now).stream()
                .map(state -> EndpointText.json(state, now))
                .toList();
    }

    @Override
    public Optional<Standing> named(String name) {
        return Optional.ofNullable(all.get(name)).map(this::standing);
    }

    private Standing standing(Endpoint endpoint) {
        var tag = Ids.of(endpoint.name(), endpoint.written().toString());
        return new Standing(endpoint.origin(), "\"" + tag + "\"", () -> shown(endpoint.name()));
    }

    private ObjectNode shown(String name) {
        return all(system, rules, now).stream()
                .filter(json -> json.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(Json::object); // it was ended meanwhile
    }

    @Override
    public Optional<String> nearest(String name) {
        return Spelling.nearest(name, all.keySet());
    }

    /// What was disabled or signs with a rotated secret stays so, as after `apply`, until something new is said of it.
    @Override
    public Standing put(String name, String text) {
        var there = Optional.ofNullable(all.get(name));
        var given = new GivenEntry(name, text, ByHand.API)
                .endpoint(rules.mail())
                .by(there.map(Endpoint::origin).orElse(ByHand.API), now);
        var wanted = there.map(old -> Apply.settled(old, given)).orElse(given);
        if (there.filter(wanted::equals).isPresent()) {
            return standing(wanted);
        }
        var written = wanted.by(ByHand.API, now);
        try (var edits = edits()) {
            edits.endpoint(there, Optional.of(written), author);
        }
        return standing(written);
    }

    @Override
    public void remove(String name) {
        new WatchBook(system)
                .all().stream()
                        .filter(watch -> watch.endpoints().contains(name))
                        .findFirst()
                        .ifPresent(watch -> {
                            throw new UserMistake(
                                    "The watch " + watch.name() + " tells " + name + ": change or end that one first.");
                        });
        try (var edits = edits()) {
            edits.endpoint(Optional.ofNullable(all.get(name)), Optional.empty(), author);
        }
    }

    private Edits edits() {
        return new Edits(system.cluster(), system.channels(), "endpoint", now);
    }

    @Override
    public List<Version> history(String name) {
        return new History(system, EntryKind.ENDPOINT, name).versions();
    }

    @Override
    public void close() {}
}
