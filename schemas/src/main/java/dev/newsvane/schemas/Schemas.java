package dev.newsvane.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.avro.SchemaBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.Schema;

/// The Avro schemas of this version, each in a file of its own, in an order in which no one refers to a later one.
public final class Schemas {
    /// Names without namespace; the file is `avro/NAME.avsc`.
    static final List<String> NAMES = List.of(
            "SourceKind",
            "Baseline",
            "Reason",
            "DateOrigin",
            "CopyKind",
            "EntityKind",
            "StoryKind",
            "AlertKind",
            "CorrectionKind",
            "EndpointKind",
            "EndpointFormat",
            "DeliveryState",
            "Outcome",
            "SubscriptionState",
            "PushKind",
            "EntryKind",
            "ChangeKind",
            "Source",
            "Poll",
            "Subscription",
            "Push",
            "Item",
            "Request",
            "Fetched",
            "Page",
            "Reject",
            "Overlap",
            "Copy",
            "Turn",
            "Placement",
            "Entity",
            "Findings",
            "Article",
            "Story",
            "Example",
            "Filter",
            "Spike",
            "When",
            "Quiet",
            "Digest",
            "Telling",
            "Watch",
            "Endpoint",
            "Change",
            "Coverage",
            "Passage",
            "Evidence",
            "Correction",
            "Tally",
            "Alert",
            "Delivery",
            "Attempt");

    private Schemas() {}

    /// Records and enums, parsed.
    public static List<Schema> all() {
        return parse(Schemas.class, NAMES);
    }

    /// Schemas in files beside a class, `avro/NAME.avsc`; a later one may refer to an earlier one.
    public static List<Schema> parse(Class<?> beside, List<String> names) {
        var parser = new Schema.Parser();
        var parsed = new ArrayList<Schema>();
        for (var name : names) {
            parsed.add(parser.parse(text(beside, "/avro/" + name + ".avsc")));
        }
        return parsed;
    }

    /// Schemas that older versions wrote state with, whole in files beside a class, `avro/past/NAME.avsc`; by their
    /// ids.
    public static IntFunction<Optional<Schema>> past(Class<?> beside, List<String> names) {
        var all = names.stream()
                .map(name -> new Schema.Parser().parse(text(beside, "/avro/past/" + name + ".avsc")))
                .toList();
        var book = new SchemaBook(all, _ -> Optional.empty()).all();
        return id -> Optional.ofNullable(book.get(id));
    }

    private static String text(Class<?> beside, String file) {
        try (var in = Optional.ofNullable(beside.getResourceAsStream(file))
                .orElseThrow(() -> new IllegalStateException("the program lacks its file " + file))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
