package dev.newsvane.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.watch.Parsing.Mistakes;
import dev.newsvane.alerts.watch.Parsing.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchLanguageTest {
    @Test
    void everyExampleOfTheReferenceIsAQuery() throws IOException {
        var reference = Files.readString(Path.of("../docs/reference/watch-language.md"));
        var examples = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(reference)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples)
                .hasSizeGreaterThan(20)
                .allSatisfy(example -> assertThat(new Nesting(Map.of("quay-strikes", "strike"))
                                .read("example", example)
                                .parsing())
                        .isInstanceOf(Parsed.class));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.csv", useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`')
    void aMistakeIsNamedByItsPlace(String query, int line, int column, String read, String would) {
        assertThat(mistakes(query.replace("\\n", "\n")).getFirst()).satisfies(mistake -> {
            assertThat(mistake.line()).as("line").isEqualTo(line);
            assertThat(mistake.column()).as("column").isEqualTo(column);
            assertThat(mistake.read()).contains(read);
            assertThat(mistake.would()).contains(would);
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "doubts.csv", useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`')
    void whatMayNotBeMeantIsDoubtedByItsPlace(String query, int line, int column, String read, String would) {
        var text = query.replace("\\n", "\n");
        assertThat(WatchLanguage.parse(text)).isInstanceOf(Parsed.class);
        assertThat(WatchLanguage.doubts(text)).singleElement().satisfies(doubt -> {
            assertThat(doubt.line()).as("line").isEqualTo(line);
            assertThat(doubt.column()).as("column").isEqualTo(column);
            assertThat(doubt.read()).startsWith(read);
            assertThat(doubt.would()).contains(would);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama NOT title:llama",
                "llama NOT =LLaMA",
                "(llama OR alpaca) NOT llama",
                "site:one.example OR site:two.example",
                "language:de AND site:de-news.example",
                "language:pt* NOT language:p*",
                "let my-langs = (de OR fr) llama AND language:@my-langs",
                "llama AND \"not\"",
                "\"TO BE OR NOT TO BE\"",
                "\"Re: copyright\"",
                "GPT* AND site:bbc* OR source:\"Law AND order\"",
                "cont* AND llama",
                "(llama OR alpaca) NOT farm",
                "llama OR (alpaca NOT farm)",
                "llama OR NOT farm AND alpaca",
                "like:\"Издательство подало в суд на компанию\" OR like:\"Apple 提訴: publisher sues the maker\"",
                "llama NOT ATLEAST2(llama)",
                "ATLEAST2(llama OR farm) NOT ATLEAST3(llama OR farm)",
                "=“Meta AI” OR “fair use”",
                "(=llama OR =Llama) AND farm",
                "=llama NOT =Llama",
                "(=weights OR checkpoint) AND Meta",
                "=v AND Anthropic",
                "url:=llama",
                "=llama2 OR =日本 OR =“fair use”",
                "title:=LLaMA AND text:(=llama OR zoo) AND text:(=MIT OR =mit)"
            })
    void whatIsMeantIsNotDoubted(String query) {
        assertThat(WatchLanguage.parse(query)).isInstanceOf(Parsed.class);
        assertThat(WatchLanguage.doubts(query)).isEmpty();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsHardToTellIsNotDoubted() {
        var deep = deep("a") + " NOT " + deep("b");
        assertThat(WatchLanguage.parse(deep)).isInstanceOf(Parsed.class);
        assertThat(WatchLanguage.doubts(deep)).isEmpty();
    }

    private static String deep(String word) {
        var query = word;
        for (var i = 0; i < 15; i++) {
            query = "((%1$s OR %2$sx%3$d) AND %2$sy%3$d)".formatted(query, word, i);
        }
        return query;
    }

    @Test
    void whatCannotBeReadIsAMistakeAndNoDoubt() {
        assertThat(WatchLanguage.doubts("llama NOT llama AND")).isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(mistakes("(foo:bar OR\n baz qux) AND ~ AND *")).hasSize(4);
    }

    @Test
    void boundsAreKept() {
        assertThat(mistakes("a OR ".repeat(5_000) + "a")).hasSize(1);
        assertThat(mistakes("a OR ".repeat(3_000) + "a").getFirst().read()).contains("3000 words");
        assertThat(mistakes("(".repeat(3_000) + "a" + ")".repeat(3_000))
                        .getFirst()
                        .read())
                .contains("32 brackets");
        assertThat(mistakes("NOT ".repeat(3_000) + "a").getFirst().read()).contains("32 brackets");
        assertThat(mistakes("\"a b\"~101").getFirst().read()).isEqualTo("101");
        assertThat(mistakes("a NEAR/99999999999 b").getFirst().would()).contains("up to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT a", "a OR NOT b", "NOT a AND NOT b", "1 of (a, NOT b)", "NOT (a AND b)"})
    void aQueryThatNearlyEverythingMatchesIsRefused(String query) {
        assertThat(mistakes(query).getFirst().read()).contains("nearly every article");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a NOT b", "a AND (b OR NOT c)", "2 of (a, b, NOT c)", "NOT a AND b"})
    void aQueryThatAsksForSomethingMayExcludeToo(String query) {
        assertThat(WatchLanguage.parse(query)).isInstanceOf(Parsed.class);
    }

    @Test
    void noTextMakesTheParserFail() {
        var random = new Random(42);
        var signs = List.of(
                "a",
                "llama",
                "\"",
                "(",
                ")",
                " ",
                "AND ",
                "OR ",
                "NOT ",
                "NEAR/3 ",
                "~5",
                "*",
                "=",
                "title:",
                "like:",
                "site:",
                "2 of (",
                "ATLEAST2(",
                ",",
                "#",
                "\n",
                "\u00e9",
                "\ud83d\ude00",
                "\ud83d",
                "-",
                "'s",
                "\u201c",
                "9999999999 of (",
                "NEAR/",
                ":");
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var sign = random.nextInt(12); sign >= 0; sign--) {
                text.append(signs.get(random.nextInt(signs.size())));
            }
            switch (WatchLanguage.parse(text.toString())) {
                case Parsed(var query) -> assertThat(query.asksForSomething()).isTrue();
                case Mistakes(var mistakes) ->
                    assertThat(mistakes).as(text.toString()).isNotEmpty();
            }
        }
    }

    private static List<Mistake> mistakes(String query) {
        return switch (WatchLanguage.parse(query)) {
            case Parsed(var tree) -> throw new AssertionError(query + " was read as " + tree);
            case Mistakes(var mistakes) -> mistakes;
        };
    }
}
