package dev.newsvane.app.source;

import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Given;
import dev.newsvane.schemas.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okio.ByteString;

/// A list of sources on its way into a system. An address that stands in it several times is one source with the tags
/// of all. One that names itself is brought to the list's state; one that does not is left alone where its address is
/// followed already.
public final class Intake {
    private final Consumer<String> refused;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private int refusals;

    private record Pending(String place, String wish, boolean named, Source source) {
        Pending with(Source again) {
            var tags = Stream.concat(source.tags().stream(), again.tags().stream())
                    .distinct()
                    .toList();
            return new Pending(place, wish, named, source.tagged(tags));
        }
    }

    /// What became of a list.
    ///
    /// @param known followed already, and left as they are
    public record Counts(int added, int changed, int known, int refused) {
        public int all() {
            return added + changed + known;
        }
    }

    /// @param refused takes a sentence with its place for each source that cannot be followed
    public Intake(Consumer<String> refused) {
        this.refused = refused;
    }

    /// Takes a whole list in.
    ///
    /// @param file its name
    public void read(String file, ByteString body) {
        new SourceList(file, this::take, this::refuse).read(body);
    }

    private void take(Listed listed) {
        var given = new Given(listed.values());
        var source = given.source("", ByHand.CLI);
        if (!given.mistakes().isEmpty()) {
            refuse(listed.place() + ": " + String.join("; ", given.mistakes()));
            return;
        }
        var named = !source.name().isEmpty();
        var wish = listed.title().flatMap(Names::of).orElseGet(() -> Names.ofHost(source.url()));
        var key = named ? source.name() : " " + SourceBook.address(source.url());
        var fresh = new Pending(listed.place(), wish, named, source);
        pending.merge(key, fresh, (first, again) -> first.with(again.source()));
    }

    /// Follows what is new and changes what is different.
    public Counts into(SourceBook book) {
        var added = 0;
        var changed = 0;
        var known = 0;
        for (var each : pending.values()) {
            var there = each.named()
                    ? book.named(each.source().name())
                    : book.at(each.source().url());
            if (there.isEmpty()) {
                added++;
                book.put(each.named() ? each.source() : each.source().called(book.free(each.wish())));
            } else if (!each.named() || there.get().of(ByHand.CLI).equals(each.source())) {
                known++;
            } else if (ByHand.wrote(there.get().origin())) {
                changed++;
                book.put(each.source());
            } else {
                refuse(each.place() + ": " + SourceBook.foreign(there.get()));
            }
        }
        return new Counts(added, changed, known, refusals);
    }

    private void refuse(String sentence) {
        refusals++;
        refused.accept(sentence);
    }
}
