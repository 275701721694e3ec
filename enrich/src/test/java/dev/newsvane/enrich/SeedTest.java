package dev.newsvane.enrich;

import static dev.newsvane.enrich.Newsstand.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Placement;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The machine's paraphrase with which it all began, beside accounts by others.
class SeedTest {
    private static final String FILE = "seed/000_a5350609932d68c3.txt";

    private static final String ACCOUNT = """
        A document unsealed in the authors' copyright case against Meta shows that the company takes a cut of what \
        cloud providers earn by hosting its Llama models, although its chief executive once wrote that selling \
        access was not how Meta makes its money.

        Lawyers for the plaintiffs in Kadrey v. Meta put the agreements before the court this week. The filing \
        speaks of a share of revenue and leaves open which hosts pay it; among the partners that Meta lists publicly \
        are AWS, Azure, Google Cloud, Nvidia, Databricks, Dell and Snowflake.

        Mark Zuckerberg had told analysts last spring that firms such as Microsoft, Amazon and Google, which resell \
        the models, ought to give Meta a portion of that revenue.

        The writers accuse Meta of training Llama on pirated e-books and of having passed these on to others by \
        torrent while it downloaded them. Meta denies wrongdoing.\
        """;

    @TempDir
    private Path state;

    private EnrichDriver enrich;

    @BeforeEach
    void open() {
        enrich = new EnrichDriver(state, EnrichSettings.defaults());
    }

    @AfterEach
    void close() {
        enrich.close();
    }

    @Test
    void theSeedBelongsToTheStoryOfTheFilingItIsAbout() {
        var lines = new String(Shared.bytes(Shared.file(FILE)), UTF_8).strip().split("\n\n", 2);
        var heading = lines[0].lines().toList();
        var text = lines[1];
        enrich.send(
                page("https://alpha.example/1", "Meta shares in what hosts of Llama earn, filing says", ACCOUNT),
                page("https://beta.example/1", News.SUIT_TITLE, News.SUIT),
                page("https://gamma.example/1", News.OTHER_SUIT_TITLE, News.OTHER_SUIT),
                page("https://delta.example/1", heading.getLast(), text));
        var placed = enrich.placements();
        var stories = placed.stream().map(Placement::story).toList();
        assertThat(stories.get(3)).isEqualTo(stories.get(0));
        assertThat(Arrays.asList(stories.get(1), stories.get(2))).doesNotContain(stories.get(0));
        assertThat(placed.getLast().copy()).isEmpty();
    }
}
