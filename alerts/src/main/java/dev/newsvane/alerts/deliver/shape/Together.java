package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Alert;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A digest for people: a headline for each of its alerts.
final class Together {
    /// Headlines in a chat; a letter has them all.
    private static final int SHOWN = 10;

    /// Publishers named.
    private static final int NAMED = 5;

    private Together() {}

    static Brief brief(List<Alert> alerts) {
        var briefs = alerts.stream().map(Brief::of).toList();
        var stories = alerts.stream().map(Alert::story).distinct().count();
        var shown = briefs.stream().limit(SHOWN).map(brief -> Plain.line(line(brief), Brief.PASSAGE));
        var left =
                briefs.size() > SHOWN ? Stream.of("and " + (briefs.size() - SHOWN) + " more") : Stream.<String>empty();
        return new Brief(
                briefs.getFirst().watch(),
                Brief.count(alerts.size(), "alert") + " of " + Brief.count(stories, "story"),
                Optional.empty(),
                briefs.stream().map(Brief::publisher).distinct().limit(NAMED).collect(Collectors.joining(", ")),
                Stream.concat(shown, left).toList(),
                Brief.count(stories, "story"),
                "Digest",
                Optional.empty(),
                alerts.getLast().matched());
    }

    private static String line(Brief brief) {
        return brief.headline() + " (" + brief.event() + ", " + brief.publisher() + ")";
    }

    /// Every alert, with its link.
    static Letter letter(List<Alert> alerts) {
        var all = brief(alerts);
        var text = alerts.stream()
                .map(Brief::of)
                .map(brief -> brief.headline() + "\n" + brief.event() + " · " + brief.details() + "\n"
                        + brief.link().map(url -> url + "\n").orElse(""))
                .collect(Collectors.joining("\n"));
        return new Letter(
                all.line(),
                all.headline() + "\n\n" + text + "\n-- \n" + all.watch() + "\n",
                Letter.list(alerts.getFirst().watch()),
                Ids.of("thread", "digests", alerts.getFirst().watch()));
    }
}
