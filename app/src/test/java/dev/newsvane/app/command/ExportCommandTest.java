package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Alerts;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Told;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is exported, by the command, from a real broker; and articles back into a system by `import`.
class ExportCommandTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder = Path.of(".");

    private final CommandedSystem system = CommandedSystem.start();
    private final Channels channels = system.channels();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void articlesComeBackByImportWithTheirTime() throws IOException {
        var past = Files.writeString(
                folder.resolve("past.jsonl"), """
                    {"id":"dated","published":"2026-03-01T12:00:00Z","url":"https://paper.example/1","title":"Quay “1”","text":"The quay.\\n\\nIt is open.","authors":["A. Pen","B. Ink"],"source":"wire","section":"Harbour","language":"en","event":"the opening"}
                    {"id":"undated","url":"https://paper.example/2","title":"Without a date","text":"The council met again."}
                    {"id":"tomorrow","published":"%s","title":"A date to come","text":"It will be so."}
                    """.formatted(Instant.now().plus(Duration.ofHours(10))));
        assertThat(system.run("import", past.toString(), "--name", "first").exit())
                .isEqualTo(Exit.DONE);
        var before = extracted("history:first");
        before.forEach(each -> system.put(channels.articles(), each.id(), each, each.fetched()));
        var gone = Told.withdrawn("https://paper.example/1", "story");
        system.put(channels.articles(), gone.key(), gone, gone.fetched());
        assertThat(before)
                .extracting(article -> article.published().filter(article.event()::equals))
                .containsOnlyOnce(Optional.of(MARCH));

        var file = folder.resolve("articles.jsonl");
        var exported = system.run("export", "articles", "--output", file.toString());
        assertThat(exported.exit()).isEqualTo(Exit.DONE);
        assertThat(exported.err()).containsExactly("exported 4 lines to " + file);
        assertThat(exported.out()).isEmpty();
        assertThat(system.run("import", file.toString(), "--name", "again").exit())
                .isEqualTo(Exit.DONE);

        assertThat(said(extracted("history:again"))).hasSize(3).containsExactlyInAnyOrderElementsOf(said(before));
    }

    /// The articles on the pages of a lane, as enrich finds them.
    private List<Article> extracted(String lane) {
        return Snapshot.of(system.cluster(), channels.pages()).entrySet().stream()
                .map(page -> Extract.article(page.getValue(), page.getKey(), 0, 0))
                .filter(Extraction.Extracted.class::isInstance)
                .map(extraction -> ((Extraction.Extracted) extraction).article())
                .filter(article -> article.lane().equals(lane))
                .toList();
    }

    private static List<List<Object>> said(List<Article> articles) {
        return articles.stream()
                .map(article -> List.<Object>of(
                        article.event(),
                        article.title(),
                        article.text(),
                        article.authors(),
                        article.site(),
                        article.source(),
                        article.language(),
                        article.section(),
                        article.revision()))
                .toList();
    }

    @Test
    void aRangeIsOfTheTimeThatCountsForEach() {
        for (var day = 0; day < 5; day++) {
            var at = MARCH.plus(Duration.ofDays(day));
            var article = Article.of("https://paper.example/" + day, "paper.example", "Title " + day, "Text.", at);
            system.put(channels.articles(), article.id(), article, at);
            var event = Told.created("story " + day, article.url());
            system.put(channels.stories(), event.story(), event, at);
            var alert = Alerts.of("w" + day % 2, day, at).raised();
            system.put(channels.alerts(), alert.event(), alert, at.minusSeconds(60));
        }
        assertThat(values("title", "articles", "--since", "2026-03-02", "--until", "2026-03-04T12:00:00Z"))
                .containsExactly("Title 1", "Title 2");
        assertThat(values("headline", "alerts", "--since", "2026-03-02T12:00:01Z"))
                .containsExactly("Story 1", "Story 2", "Story 3", "Story 4");
        assertThat(values("story", "stories")).hasSize(5);
    }

    @Test
    void alertsMayBeOfOneWatch() {
        assertThat(system.run("watch", "add", "w1", "--query", "llama").exit()).isEqualTo(Exit.DONE);
        for (var number = 0; number < 4; number++) {
            var alert = Alerts.of("w" + number % 2, number, MARCH);
            system.put(channels.alerts(), "" + number, number == 3 ? alert.kept() : alert.raised(), MARCH);
        }
        assertThat(values("headline", "alerts", "--watch", "w1"))
                .as("what would have alerted among them")
                .containsExactly("Story 1", "Story 3");
        assertThat(values("headline", "alerts", "--kept")).containsExactly("Story 3");
        assertThat(values("headline", "alerts", "--kept", "--watch", "w1", "--until", MARCH.toString()))
                .isEmpty();
    }

    @Test
    void mistakesAreToldAndNothingIsWritten() {
        var nowhere = folder.resolve("none/articles.jsonl");
        assertThat(system.run("export", "articles", "--output", nowhere.toString())
                        .err())
                .containsExactly("cannot write " + nowhere
                        + ".part; right would be a file in a folder that is there and may be written to");
        assertThat(system.run("export", "articles", "--watch", "w1").err())
                .containsExactly("--watch chooses among alerts; right would be 'export alerts --watch w1'");
        assertThat(system.run("export", "articles", "--kept").err())
                .containsExactly("--kept chooses among alerts; right would be 'export alerts --kept'");
        assertThat(system.run("export", "alerts", "--watch", "nobody").err())
                .singleElement()
                .asString()
                .startsWith("--watch nobody: there was no such watch");
        assertThat(system.run("export", "pages").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(system.run("export", "alerts", "--since", "2026-03-02", "--until", "2026-03-01")
                        .exit())
                .isEqualTo(Exit.MISTAKE);
        assertThat(folder.toFile().list()).isEmpty();
    }

    private List<String> values(String key, String... args) {
        var all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(args));
        var told = system.run(all.toArray(String[]::new));
        assertThat(told.exit()).as(told.toString()).isEqualTo(Exit.DONE);
        return told.out().stream()
                .map(line -> Json.parse(line).path(key).asString())
                .toList();
    }
}
