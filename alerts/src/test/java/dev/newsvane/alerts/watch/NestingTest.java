package dev.newsvane.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.watch.Parsing.Mistakes;
import dev.newsvane.alerts.watch.Parsing.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {
    private static final Map<String, String> WATCHES = Map.of(
            "quays", "quay OR dock",
            "ports", "watch:quays OR port # all of them",
            "one", "watch:other",
            "other", "a OR watch:one",
            "wrong", "a b",
            "blames", "watch:wrong");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        strike AND watch:quays           | strike AND (quay OR dock)
        watch:"quays" NOT football       | (quay OR dock) NOT football
        strike NEAR/5 watch:quays        | strike NEAR/5 (quay OR dock)
        2 of (strike, watch:quays, Kiel) | 2 of (strike, (quay OR dock), Kiel)
        title:(watch:quays NOT a)        | title:((quay OR dock) NOT a)
        title:watch:quays                | title:(quay OR dock)
        site:watch:quays                 | site:(quay OR dock)
        let q = (watch:quays) url:@q     | let q = ((quay OR dock)) url:@q
        '"watch:quays" AND strike'       | '"watch:quays" AND strike'
        """)
    void aNameStandsForTheQueryInBrackets(String written, String inPlace) {
        var nested = new Nesting(WATCHES).read("new", written);
        assertThat(nested.text()).isEqualTo(inPlace);
        assertThat(nested.parsing()).isEqualTo(WatchLanguage.parse(inPlace)).isInstanceOf(Parsed.class);
    }

    @Test
    void whatAnotherWatchFindsIsDoubtedThereAndWhatItCannotExcludeHere() {
        var nesting = new Nesting(Map.of("brazil", "language:pt-BR"));
        assertThat(nesting.read("new", "port AND watch:brazil").doubts()).isEmpty();
        assertThat(nesting.read("new", "port NOT watch:brazil").doubts())
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.column()).isEqualTo(10);
                    assertThat(doubt.read()).startsWith("pt-BR behind NOT, which excludes nothing");
                });
    }

    @Test
    void namesWithinNamesAreFollowedAndRemarksEndWithTheirLine() {
        var nested = new Nesting(WATCHES).read("new", "watch:ports AND strike");
        assertThat(nested.text()).isEqualTo("((quay OR dock) OR port # all of them\n) AND strike");
        assertThat(nested.parsing())
                .isEqualTo(WatchLanguage.parse("((quay OR dock) OR port) AND strike"))
                .isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a AND watch:quais     | 1 | 7 | watch:quais   | 'the name of a watch: blames, one, other, ports, quays, wrong'
        a AND\\n watch:new    | 2 | 2 | watch:new     | 'does not lead back here, as new → new'
        watch:one OR a        | 1 | 1 | watch:one     | 'without a mistake in its own query'
        watch:blames          | 1 | 1 | watch:blames  | 'without a mistake in its own query'
        title:(watch:fields)  | 1 | 8 | watch:fields within a field | 'no fields of its own'
        site:watch:near       | 1 | 6 | watch:near within a field   | 'names are whole'
        watch:qu*             | 1 | 7 | qu*           | 'the name of a watch right behind watch:'
        watch:                | 1 | 7 | the end       | 'the name of a watch right behind watch:'
        a NEAR/3 watch:deep   | 1 | 3 | NEAR/3        | 'on either side'
        """)
    void aMistakeIsNamedByItsPlace(String written, int line, int column, String read, String would) {
        var watches = new HashMap<>(WATCHES);
        Map.of("deep", "b AND c", "fields", "quay OR text:dock", "near", "quay NEAR/3 dock").entrySet().stream()
                .filter(watch -> written.contains(watch.getKey()))
                .forEach(watch -> watches.put(watch.getKey(), watch.getValue()));
        var mistake = mistakes(watches, written.replace("\\n", "\n")).getFirst();
        assertThat(mistake.line()).as("line").isEqualTo(line);
        assertThat(mistake.column()).as("column").isEqualTo(column);
        assertThat(mistake.read()).contains(read);
        assertThat(mistake.would()).contains(would);
    }

    @Test
    void aCircleIsToldWithItsWay() {
        assertThat(mistakes(Map.of("a", "watch:b", "b", "x OR watch:c", "c", "watch:a"), "c", "watch:a"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.would()).endsWith("as c → a → b → c"));
        assertThat(mistakes(Map.of("c", "watch:c"), "c", "x OR watch:c"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.column()).isEqualTo(6);
                    assertThat(mistake.would()).endsWith("as c → c");
                });
    }

    @Test
    void whatGrowsBeyondTheBoundsIsRefusedAtOnce() {
        var doubling = new HashMap<String, String>();
        doubling.put("w0", "quay");
        for (var i = 1; i <= 30; i++) {
            doubling.put("w" + i, "watch:w%1$d OR watch:w%1$d".formatted(i - 1));
        }
        assertThat(mistakes(doubling, "watch:w30").getFirst().read()).startsWith("watch:w30");
        assertThat(mistakes(doubling, "watch:w14").getFirst().read()).startsWith("watch:w14");
        var chain = new HashMap<String, String>();
        chain.put("w0", "quay");
        for (var i = 1; i <= 20_000; i++) {
            chain.put("w" + i, "watch:w" + (i - 1));
        }
        assertThat(mistakes(chain, "watch:w20000")).hasSize(1);
        assertThat(mistakes(chain, "watch:w40")).hasSize(1);
        assertThat(new Nesting(chain).read("new", "watch:w20").parsing()).isInstanceOf(Parsed.class);
    }

    @Test
    void listsOfWatchesAreBoundedToo() {
        for (var used : List.of("@a40", "title:@a40")) {
            var lists = new StringBuilder("let a0 = (watch:w OR watch:w)\n");
            for (var i = 1; i <= 40; i++) {
                lists.append("let a%1$d = (@a%2$d OR @a%2$d OR @a%2$d)\n".formatted(i, i - 1));
            }
            assertThat(mistakes(Map.of("w", "quay"), lists + used))
                    .first()
                    .extracting(Mistake::read)
                    .isEqualTo("more than " + WatchLanguage.MOST_WORDS + " words in the query");
        }
    }

    @Test
    void howLongARowMayBeDoesNotDependOnWhatWasReadBefore() {
        var chain = new HashMap<String, String>();
        chain.put("w0", "quay");
        for (var i = 1; i <= 40; i++) {
            chain.put("w" + i, "watch:w" + (i - 1));
        }
        var outermostFirst = new Nesting(chain);
        var innermostFirst = new Nesting(chain);
        for (var i = 1; i <= 40; i++) {
            assertThat(right(outermostFirst, 41 - i)).as("w" + (41 - i)).isEqualTo(41 - i <= 32);
            assertThat(right(innermostFirst, i)).as("w" + i).isEqualTo(i <= 32);
        }
    }

    private static boolean right(Nesting nesting, int number) {
        return nesting.read("w" + number, "watch:w" + (number - 1)).parsing() instanceof Parsed;
    }

    @Test
    void aQueryByItselfCanNameNoWatch() {
        assertThat(WatchLanguage.parse("watch:quays")).isInstanceOf(Mistakes.class);
        assertThat(Nesting.names("a AND watch:quays NOT (watch:\"ports\" OR \"watch:one\")"))
                .containsExactlyInAnyOrder("quays", "ports");
    }

    private static List<Mistake> mistakes(Map<String, String> watches, String written) {
        return mistakes(watches, "new", written);
    }

    private static List<Mistake> mistakes(Map<String, String> watches, String name, String written) {
        return switch (new Nesting(watches).read(name, written).parsing()) {
            case Parsed(var tree) -> throw new AssertionError(written + " was read as " + tree);
            case Mistakes(var mistakes) -> mistakes;
        };
    }
}
