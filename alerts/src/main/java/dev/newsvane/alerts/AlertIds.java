package dev.newsvane.alerts;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.AlertKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Identities of what watches say: derived, so that the same past gives the same again.
public final class AlertIds {
    private AlertIds() {}

    /// An alert: a watch (whatever its version) and the story at its first raise.
    public static String alert(String watch, String story) {
        return Ids.of(watch, story);
    }

    /// One event of an alert.
    public static String event(String alert, AlertKind kind, String milestone) {
        return Ids.of(alert, kind.name(), milestone);
    }

    /// An event on its way to an endpoint; a replay's is another than the live one.
    public static String delivery(String event, String endpoint, Optional<String> replay) {
        return replay.map(name -> Ids.of(event, endpoint, name)).orElseGet(() -> Ids.of(event, endpoint));
    }

    /// Several deliveries to an endpoint as one.
    public static String digest(String endpoint, List<String> deliveries) {
        return Ids.of(Stream.concat(Stream.of("digest", endpoint), deliveries.stream())
                .toArray(String[]::new));
    }
}
