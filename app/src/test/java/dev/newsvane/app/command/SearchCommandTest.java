package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.app.Told;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Articles and stories of the kept past, by a query.
class SearchCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final CommandedSystem system = CommandedSystem.start();

    @BeforeEach
    void past() {
        arrived(1, "The quay is closed", "harbour", false);
        arrived(2, "A quay in another town", "town", false);
        arrived(3, "Nobody came", "harbour", false);
        arrived(4, "Quay opens again", "harbour", false);
        arrived(2, "A pier in another town", "town", true);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void articlesAreFoundAsTheyWereLastSeenTheNewestFirst() {
        var found = search("quay", "--since", "2026-03-04");
        assertThat(found.exit()).isEqualTo(Exit.DONE);
        assertThat(found.out())
                .containsExactly(
                        "2026-03-04T12:04:00Z  paper.example  Quay opens again",
                        "    https://paper.example/4",
                        "2026-03-04T12:01:00Z  paper.example  The quay is closed",
                        "    https://paper.example/1");
        assertThat(found.err()).containsExactly("2 articles found, of 5 articles looked at.");
        assertThat(search("quay", "--since", "2026-03-04", "--until", "2026-03-04T12:02:00Z")
                        .out())
                .hasSize(2);
        var one = search("quay", "--since", "2026-03-04", "--most", "1");
        assertThat(one.out()).hasSize(2);
        assertThat(one.err()).containsExactly("2 articles found, 1 shown, of 5 articles looked at.");
        assertThat(search("quay", "--since", "2026-03-05").exit()).isEqualTo(Exit.UNMET);
    }

    @Test
    void whatWasWithdrawnIsNotFound() {
        var gone = Told.withdrawn("https://paper.example/1", "harbour");
        system.put(system.channels().articles(), gone.key(), gone, NOON.plus(Duration.ofHours(1)));
        assertThat(search("quay", "--since", "2026-03-04").out())
                .containsExactly(
                        "2026-03-04T12:04:00Z  paper.example  Quay opens again", "    https://paper.example/4");
    }

    @Test
    void storiesAreFoundByTheirArticles() {
        assertThat(search("quay OR nobody", "--since", "2026-03-04", "--stories")
                        .out())
                .containsExactly(
                        "2026-03-04T12:04:00Z  paper.example  3 articles of 1 site  Quay opens again",
                        "    https://paper.example/4");
    }

    @Test
    void aWatchOfTheSystemMayBeNamed() {
        assertThat(system.run("watch", "add", "quays", "--query", "quay").exit())
                .isEqualTo(Exit.DONE);
        assertThat(search("watch:quays NOT opens", "--since", "2026-03-04").out())
                .containsExactly(
                        "2026-03-04T12:01:00Z  paper.example  The quay is closed", "    https://paper.example/1");
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThat(search("quay AND", "--since", "2026-03-04").err())
                .singleElement()
                .asString()
                .startsWith("QUERY:1:");
        assertThat(search("quay", "--since", "2026-03-04", "--until", "2026-03-01")
                        .exit())
                .isEqualTo(Exit.MISTAKE);
        assertThat(search("quay", "--language", "english").err())
                .containsExactly("--language read english; right would be a BCP 47 language such as en or pt");
        assertThat(search("quay", "--since", "2026-03-04", "--source", "harbor").err())
                .startsWith("--source harbor: warning: no such source is followed now");
        assertThat(search("quay", "--most", "0").err()).containsExactly("--most read 0; right would be 1 or more");
    }

    @Test
    void jsonHasTheKeysOfTheReference() {
        var keys = JsonPaths.of(Json.parse(
                search("quay", "--since", "2026-03-04", "--json").out().getFirst()));
        keys.addAll(JsonPaths.of(Json.parse(search("quay", "--since", "2026-03-04", "--stories", "--json")
                .out()
                .getFirst())));
        assertThat(keys).isEqualTo(JsonPaths.promised("search"));
    }

    private Cli search(String... args) {
        var all = new ArrayList<>(List.of("search"));
        all.addAll(List.of(args));
        return system.run(all.toArray(String[]::new));
    }

    private void arrived(int number, String title, String story, boolean again) {
        var at = NOON.plus(Duration.ofMinutes(again ? number + 10 : number));
        var article = Article.of("https://paper.example/" + number, "paper.example", title, title, at)
                .placed(again, Placement.of(story, 1, at, List.of()));
        system.put(system.channels().articles(), article.key(), article, at);
    }
}
