package dev.newsvane.ingest.poll;

import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Writes what was found at a source: output first, then memory. A crash between the two repeats items, and the
/// frontier drops them.
///
/// @param ours whether nobody else may be writing of our sources meanwhile
record Outbox(Channels channels, Sender sender, Desk desk, BooleanSupplier ours) {
    /// Returns when the brokers have it.
    void write(Followed of, Findings findings, Instant now) {
        var sent = new ArrayList<CompletableFuture<?>>();
        findings.items().forEach(item -> sent.add(sender.send(channels.items(), key(of, item), item, now)));
        findings.reject().ifPresent(reject -> sent.add(sender.send(channels.rejects(), reject.input(), reject, now)));
        sent.forEach(Sender::await);
        if (ours.getAsBoolean() && desk.stands(of)) {
            Sender.await(sender.send(channels.polls(), of.key(), findings.memory(), now));
        }
    }

    private static String key(Followed of, Item item) {
        var host = item.link().flatMap(CanonicalUrl::of).map(CanonicalUrl::host);
        return Routing.key(host.orElseGet(() -> Routing.place(of.key())), item.id());
    }
}
