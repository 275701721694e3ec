package dev.newsvane.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.schemas.Entity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class GazetteerTest {
    private static final Gazetteer SHIPPED = Gazetteer.shipped();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/entities/mentions.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void whatATextNames(String text, String expected) {
        var found =
                SHIPPED.entities("", text).stream().map(Entity::name).sorted().toList();
        assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ", -1)));
    }

    @Test
    void whoIsNamedMostComesFirstAndATitleCountsTwiceMore() {
        assertThat(SHIPPED.entities("Anthropic", "OpenAI and OpenAI"))
                .extracting(Entity::name, Entity::mentions)
                .containsExactly(tuple("Anthropic", 1), tuple("OpenAI", 2));
    }

    @Test
    void aSurnameMeansWhomTheArticleNamed() {
        assertThat(SHIPPED.entities("", "Hillary Clinton spoke.\n\nClinton left.\n\nThen Bill Clinton came."))
                .extracting(Entity::name, Entity::mentions)
                .containsExactly(tuple("Hillary Clinton", 2), tuple("Bill Clinton", 1));
        assertThat(SHIPPED.entities("", "Chabon is also a place.")).hasSize(1);
        assertThat(SHIPPED.entities("", "Nelson left.")).isEmpty();
    }

    @Test
    void usersAddTheirOwnAndReplaceWhatIsShipped() {
        var lines = List.of(
                "@ours\tbridge|river",
                "Q312\torganisation\tApple Records",
                "org:otto\torganisation\t?Otto\t\t@ours|!name");
        var read = SHIPPED.with(List.of(lines));
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.gazetteer().version()).isNotEqualTo(SHIPPED.version()).hasSize(8);
        assertThat(read.gazetteer().entities("", "Otto built the bridge for Apple and Apple Records."))
                .extracting(Entity::name)
                .containsExactly("Otto", "Apple Records");
        assertThat(read.gazetteer().entities("", "Otto is a name.")).isEmpty();
    }

    @Test
    void mistakesAreToldWithFileAndLine() {
        var read = SHIPPED.with(List.of(List.of(), List.of("# right", "person:x\tpeson\tX Y")));
        assertThat(read.mistakes())
                .containsExactly(new Gazetteer.Mistake(
                        1, 2, "read the kind \"peson\"; right would be one of: person, organisation, product, case"));
    }

    @Test
    void contextIsSingleWords() {
        var read = SHIPPED.with(List.of(List.of(
                "@courts\tjudge|court of appeal",
                "org:otto\torganisation\t?Otto\t\triver|!AT&T|C++|—",
                "@more\t@law")));
        assertThat(read.mistakes())
                .extracting(Gazetteer.Mistake::line, mistake -> mistake.what().replaceFirst("; .*", ""))
                .containsExactly(
                        tuple(1, "read the context \"court of appeal\""),
                        tuple(2, "read the context \"!AT&T\""),
                        tuple(2, "read the context \"C++\""),
                        tuple(2, "read the context \"—\""),
                        tuple(3, "read the context \"@law\""));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        var read = Gazetteer.empty().with(List.of(List.of("\uFEFForg:otto\torganisation\tOtto")));
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.gazetteer().entries()).extracting(Entry::id).containsExactly("org:otto");
    }

    @Test
    void moreAliasesThanFitAreRefused() {
        var many = IntStream.range(1, 200).mapToObj(i -> "Otto" + i).collect(Collectors.joining("|"));
        var full = IntStream.range(0, Gazetteer.MOST_ALIASES / 200)
                .mapToObj(i -> "org:" + i + "\torganisation\tOtto\t" + many)
                .toList();
        assertThat(Gazetteer.empty().with(List.of(full)).mistakes()).isEmpty();
        var more = Gazetteer.empty().with(List.of(full, List.of("", "org:a\tproduct\tAda", "wrong", "wrong")));
        assertThat(more.mistakes())
                .containsExactly(new Gazetteer.Mistake(
                        1, 2, "read too many aliases; right would be at most 200000 in all, names among them"));
        assertThat(Gazetteer.empty()
                        .with(List.of(List.of("org:a\tproduct\tAda\t" + many + "|Ada2")))
                        .mistakes())
                .containsExactly(new Gazetteer.Mistake(
                        0, 1, "read 201 aliases and 0 words of context; right would be at most 200 of each"));
    }

    @Test
    void theVersionIsOfTheForenamesToo() {
        assertThat(Gazetteer.version(SHIPPED.entries(), List.of("ada")))
                .isNotEqualTo(Gazetteer.version(SHIPPED.entries(), List.of("bea")));
    }

    @Test
    void hostileTextsAreReadInBounds() {
        var names = SHIPPED.entries().stream().map(Entry::name).collect(Collectors.joining(", "));
        assertThat(SHIPPED.entities(names, (names + ". ").repeat(20))).hasSize(Gazetteer.MOST);
        assertThat(SHIPPED.entities("", "Kadreyx".repeat(100_000))).isEmpty();
        assertThat(SHIPPED.entities("", "Kadrex v ".repeat(100_000))).isEmpty();
        assertThat(SHIPPED.entities("", "K.".repeat(500_000) + "\u0301".repeat(100_000)))
                .isEmpty();
    }
}
