package dev.newsvane.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.alerts.watch.Nesting;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.GivenEntry;
import dev.newsvane.app.config.There;
import dev.newsvane.app.data.Located;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchBookTest {
    private final CommandedSystem system = CommandedSystem.start();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void whatIsWrongWithAWatchHindersOnlyWhatItNames() {
        var anchors = Watch.of("anchors", "anchor OR buoy", "cli");
        write(anchors, 1);
        var anchored = new GivenEntry(
                        "anchored", "query: watch:anchors AND chain\nexamples: {should: [an anchor chain]}", "cli")
                .watch(new There(List.of(), List.of(), List.of(anchors), EnrichSettings.defaults()), _ -> {});
        write(anchored, 1);
        var lost = Watch.of("lost", "watch:gone AND chain", "cli").asking("(gone) AND chain");
        write(lost, 1);
        assertThat(following("cranes", "crane")).isEmpty();
        assertThat(following("anchors", "anchor"))
                .singleElement()
                .satisfies(then -> assertThat(then.query()).contains("(anchor)"));

        var narrowed = Watch.of("anchors", "buoy", "cli");
        write(narrowed, 2);
        assertThat(following("cranes", "crane"))
                .as("what is behind and would fail")
                .isEmpty();
        var inPlace = new Nesting(Map.of("anchors", "buoy")).read("anchored", anchored.text());
        write(anchored.asking(inPlace.text()), 2);
        assertThat(following("cranes", "crane")).as("what fails as it stands").isEmpty();
        assertThat(following("anchors", "buoy")).as("what is asked as it was").isEmpty();
        assertThatThrownBy(() -> following("anchors", "buoy OR float"))
                .isInstanceOf(UserMistake.class)
                .hasMessage("the watch anchored names what is changed here, and its example \"an anchor chain\""
                        + " would fail");
        assertThatThrownBy(() -> following("gone", "("))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("the watch lost names what is changed here, and its query could not be read");
    }

    private List<Watch> following(String name, String query) {
        return new WatchBook(Located.running(system.cluster(), system.channels()))
                .following(List.of(Watch.of(name, query, "cli")), EnrichSettings.defaults());
    }

    private void write(Watch watch, int version) {
        var now = Instant.now();
        var written = watch.as(version, false, now);
        system.put(system.channels().watches(), Apply.key(written), written, now);
    }
}
