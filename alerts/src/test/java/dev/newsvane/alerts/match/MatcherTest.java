package dev.newsvane.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Entity;
import dev.newsvane.schemas.EntityKind;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Telling;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static final Article LLAMA = Articles.of("Llama", "sued").article();

    @ParameterizedTest
    @CsvFileSource(resources = "queries.csv", useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`')
    void aQueryMatchesWhatItsReaderExpects(String query, String title, String text, boolean matches) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, query, Articles.T0)));
            var found = matcher.match(Articles.of(
                            Optional.ofNullable(title).orElse(""),
                            Optional.ofNullable(text).orElse(""))
                    .naming(List.of(new Entity("Q380", "Meta", EntityKind.ORGANISATION, 1)))
                    .article());
            assertThat(found).hasSize(matches ? 1 : 0);
            assertThat(found).allSatisfy(match -> assertThat(match.passages()).isNotEmpty());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "inflections.csv", useHeadersInDisplayName = true, delimiter = '|')
    void aWordIsFoundWithTheInflectionsOfTheArticlesLanguage(
            String language, String query, String text, boolean matches) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, query, Articles.T0)));
            var article = Articles.of("", text)
                    .language(Optional.ofNullable(language).orElse(""))
                    .article();
            assertThat(matcher.match(article)).hasSize(matches ? 1 : 0);
        }
    }

    /// A list's name means what it says where it stands.
    @Test
    void twoClausesThatAreWrittenAlikeAreShownBoth() {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch(
                    "w",
                    1,
                    "(let side = (quay) @side NEAR/3 strike) AND (let side = (dock) @side NEAR/3 strike)",
                    Articles.T0)));
            var text = "A quay without strike. " + "Nothing else happened. ".repeat(100) + "The dock saw a strike.";
            assertThat(matcher.match(Articles.of("", text).article()))
                    .singleElement()
                    .satisfies(match -> assertThat(match.passages())
                            .extracting(Passage::text)
                            .containsExactly("A quay without strike.", "The dock saw a strike."));
        }
    }

    /// Hundreds of words under each of hundreds of others would be a megabyte a query.
    @Test
    void whatManyWordsNeedOfManyOthersStandsOnce() {
        var many = IntStream.range(100, 400).mapToObj(i -> "harbour" + i).collect(Collectors.joining(" OR "));
        var others = many.replace("harbour", "customs");
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, "(" + many + ") AND (" + others + ")", Articles.T0)));
            assertThat(matcher.match(Articles.of("", "harbour200 customs300").article()))
                    .hasSize(1);
            assertThat(matcher.match(Articles.of("", "harbour200 harbour300").article()))
                    .isEmpty();
        }
    }

    /// Every word of it is near thousands of others; evidence is a few sentences all the same.
    @Test
    void aTextThatRepeatsTheWatchedWordsShowsAFewPassages() {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, "(model OR weights) NEAR/12 (open OR free)", Articles.T0)));
            var found =
                    matcher.match(Articles.of("", "open model ".repeat(50_000)).article());
            assertThat(found)
                    .singleElement()
                    .satisfies(match -> assertThat(match.passages()).hasSizeBetween(1, Passages.MOST));
        }
    }

    @Test
    void passagesAreSentencesWithOffsetsInCodePoints() {
        var text = "😀 Nothing here.\n\nThe authors in Kadrey v. Meta say that Llama was trained on books. Then more. "
                + "“Fair use”, says Meta Platforms Inc. in its answer. The end.";
        var article = Articles.of("Meta answers authors", text).article();
        var passages = passages("\"Kadrey v. Meta\" AND train* AND \"fair use\" NOT farm", article);
        assertThat(passages)
                .extracting(Passage::field, Passage::text, Passage::clause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "text",
                                "The authors in Kadrey v. Meta say that Llama was trained on books.",
                                "\"Kadrey v. Meta\", train*"),
                        org.assertj.core.groups.Tuple.tuple(
                                "text", "“Fair use”, says Meta Platforms Inc. in its answer.", "\"fair use\""));
        assertThat(passages)
                .allSatisfy(passage -> assertThat(text.substring(
                                text.offsetByCodePoints(0, passage.start()), text.offsetByCodePoints(0, passage.end())))
                        .isEqualTo(passage.text()));
    }

    /// What shows other clauses comes first, then as many places as had to be there.
    @Test
    void ofWhatMustStandSeveralTimesSeveralPlacesAreShown() {
        var article = Articles.of(
                        "", "A quay. A second quay. A third quay. A strike at it. " + "A fourth quay. ".repeat(9))
                .article();
        assertThat(passages("ATLEAST3(quay OR dock) AND strike", article))
                .extracting(Passage::text, Passage::clause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A quay.", "ATLEAST3(quay OR dock)"),
                        org.assertj.core.groups.Tuple.tuple("A second quay.", "ATLEAST3(quay OR dock)"),
                        org.assertj.core.groups.Tuple.tuple("A third quay.", "ATLEAST3(quay OR dock)"),
                        org.assertj.core.groups.Tuple.tuple("A strike at it.", "strike"));
        assertThat(passages("ATLEAST9(quay) AND strike", article))
                .hasSize(Passages.MOST)
                .extracting(Passage::clause)
                .contains("strike");
    }

    @Test
    void aLongSentenceIsCutAroundTheHit() {
        var article = Articles.of("", "word ".repeat(500) + "llama " + "word ".repeat(500))
                .article();
        assertThat(passages("llama", article))
                .singleElement()
                .satisfies(
                        passage -> assertThat(passage.text()).contains("llama").hasSizeBetween(100, 420));
    }

    @Test
    void aHitWithoutEndOrSpaceIsShownAllTheSame() {
        var article = Articles.of("", "😀".repeat(2_000) + "llama" + "😀".repeat(2_000))
                .article();
        assertThat(passages("llama", article))
                .singleElement()
                .satisfies(passage -> assertThat(passage.text()).contains("llama"));
    }

    @Test
    void ofManyHitsFiveArePassages() {
        var article = Articles.of("a one", "a two. B three.\n\na four.\n\na five.\n\na six. seven eight nine")
                .article();
        assertThat(passages("one OR two OR three OR four OR five OR six OR seven", article))
                .hasSize(5);
    }

    @Test
    void anArticleOfWhichNothingIsKnownMatchesNothing() {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, "a OR site:example.org", Articles.T0)));
            assertThat(matcher.match(Articles.bare())).isEmpty();
        }
    }

    @Test
    void aStarMayStandForMoreWordsThanLuceneAllows() {
        var text = new StringBuilder();
        for (var i = 0; i < 3_000; i++) {
            text.append("llama").append(i).append(" x ");
        }
        var article = Articles.of("", text + "model").article();
        assertThat(passages("\"x llama29*\" AND llama* AND \"llama* x model\"", article))
                .isNotEmpty();
        assertThat(passages("other OR llama* NEAR/1 model", article)).isNotEmpty();
    }

    @Test
    void aQueryThatCannotBeReadDisturbsNobody() {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(
                    Articles.watch("bad", 1, "((", Articles.T0), Articles.watch("good", 1, "llama", Articles.T0)));
            assertThat(matcher.match(Articles.of("Llama", "").article()))
                    .extracting(Match::watch)
                    .containsExactly("good");
        }
    }

    @Test
    void aQueryThatCannotBeIndexedDisturbsNobody() {
        var tooShort = new Query.Clause(Set.of(Field.TITLE), new Pattern.Prefix("ll"), "ll*");
        try (var matcher = new Matcher()) {
            matcher.add(Articles.watch("bad", 1, "ll*", Articles.T0), () -> new Parsing.Parsed(tooShort));
            matcher.add(List.of(Articles.watch("good", 1, "llama", Articles.T0)));
            matcher.add(List.of(Articles.watch("good", 1, "llama", Articles.T0)));
            assertThat(matcher.match(Articles.of("Llama", "").article()))
                    .extracting(Match::watch)
                    .containsExactly("good");
        }
    }

    @Test
    void aQueryThatThrowsAtAnArticleDisturbsNobody() {
        var passedOver = new PassedOver();
        try (var matcher = new Matcher(passedOver)) {
            Throwing.add(matcher, 3);
            matcher.add(List.of(Articles.watch("good", 1, "llama", Articles.T0)));
            for (var look = 1; look <= 2; look++) {
                assertThat(matcher.match(Articles.of("Llama", "sued").article()))
                        .extracting(Match::watch)
                        .containsExactly("good");
            }
            assertThat(matcher.match(Articles.of("Other", "").article())).isEmpty();
            assertThat(passedOver.told())
                    .hasValueSatisfying(
                            told -> assertThat(told).contains("bad@3 2 times (").contains("NoSuchElement"));
            matcher.add(List.of(Articles.watch("bad", 4, "llama", Articles.T0.plusSeconds(60))));
            assertThat(passedOver.told()).isEmpty();
            assertThat(matcher.match(Articles.of("Llama", "").article()))
                    .extracting(Match::watch)
                    .containsExactly("bad", "good");
        }
    }

    @Test
    void whatHoldsAndCannotBeShownSpeaksWithoutPassages() {
        var passedOver = new PassedOver();
        try (var matcher = new Matcher(passedOver)) {
            Throwing.addUnshown(matcher);
            assertThat(matcher.match(Articles.of("Llama", "sued").article()))
                    .singleElement()
                    .satisfies(match -> assertThat(match.passages()).isEmpty());
            assertThat(passedOver.told())
                    .hasValueSatisfying(told -> assertThat(told).contains("bad@1 once ("));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrongWithAReplacedOrRemovedVersionIsNotTold(boolean removed) {
        var passedOver = new PassedOver();
        try (var matcher = new Matcher(passedOver)) {
            Throwing.add(matcher, 1);
            matcher.match(LLAMA);
            assertThat(passedOver.told()).isPresent();
            matcher.add(List.of(Articles.watch("bad", 2, "tide", hours(1), removed, List.of())));
            assertThat(passedOver.toldOfAll()).isEmpty();
        }
    }

    /// A start takes in what a late article may meet.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void norIsItAfterARestart(boolean removed) {
        var passedOver = new PassedOver();
        try (var matcher = new Matcher(passedOver)) {
            Throwing.add(matcher, 1);
            matcher.add(List.of(Articles.watch("bad", 2, "tide", hours(1), removed, List.of())));
            assertThat(matcher.match(LLAMA)).isEmpty();
            assertThat(passedOver.toldOfAll()).isEmpty();
            matcher.match(LLAMA, 7, name -> matcher.versions().inForce(name, Articles.T0.plusSeconds(3)));
            assertThat(passedOver.told()).isEmpty();
            assertThat(passedOver.toldOfAll())
                    .hasValueSatisfying(told -> assertThat(told).contains("bad@1 once ("));
            matcher.letGo(hours(99));
            assertThat(passedOver.toldOfAll()).isEmpty();
        }
    }

    @Test
    void whatAVersionThrowsWhereItIsNotAskedForIsNoFault() {
        var passedOver = new PassedOver();
        try (var matcher = new Matcher(passedOver)) {
            Throwing.add(matcher, 1);
            matcher.match(LLAMA, 7, _ -> Optional.empty());
            assertThat(passedOver.toldOfAll()).isEmpty();
        }
    }

    @Test
    void whoAsksWhetherAWatchMatchesMeetsWhatItsQueryThrows() {
        try (var matcher = new Matcher()) {
            Throwing.add(matcher, 1);
            assertThatThrownBy(() -> matcher.match(LLAMA)).isInstanceOf(NoSuchElementException.class);
        }
        try (var matcher = new Matcher()) {
            Throwing.addUnshown(matcher);
            assertThatThrownBy(() -> matcher.match(LLAMA)).isInstanceOf(NoSuchElementException.class);
        }
    }

    /// What another query would find may be found no more either.
    @Test
    void whatIsNoFaultOfAQueryStops() {
        var llama = new Query.Clause(Set.of(Field.TITLE), new Pattern.Term(Pattern.Form.STEM, "llama"), "llama");
        var one = new Stored("w", 1, llama);
        assertThatThrownBy(() -> Answer.of(one, _ -> {
                    throw new OutOfMemoryError("for the test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> Answer.of(one, _ -> {
                    throw new UncheckedIOException(new IOException("for the test"));
                }))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aVersionIsLetGoOfTwoDaysAfterItsSuccessorCameIntoForce() {
        try (var matcher = new Matcher()) {
            for (var hour = 0; hour < 100; hour++) {
                matcher.add(List.of(Articles.watch("w", 1 + hour, "llama", hours(hour))));
            }
            matcher.letGo(hours(99).plusSeconds(2));
            assertThat(matcher.versions().inForce("w", hours(50))).isPresent();
            assertThat(version(matcher, 50)).isEmpty();
            assertThat(version(matcher, 52)).containsExactly(52);
            assertThat(version(matcher, 99)).containsExactly(99);
        }
    }

    @Test
    void aStartTakesInNoVersionThatIsOver() {
        try (var matcher = new Matcher()) {
            matcher.add(
                    IntStream.range(0, 100)
                            .mapToObj(hour -> Articles.watch("w", 1 + hour, "llama", hours(hour)))
                            .toList(),
                    hours(99).plusSeconds(2));
            assertThat(matcher.versions().inForce("w", hours(50))).isPresent();
            assertThat(version(matcher, 50)).isEmpty();
            assertThat(version(matcher, 52)).containsExactly(52);
            assertThat(version(matcher, 99)).containsExactly(99);
        }
    }

    private static List<Integer> version(Matcher matcher, int hour) {
        return matcher
                .match(
                        Articles.of("Llama", "").article(),
                        7,
                        name -> matcher.versions().inForce(name, hours(hour)))
                .stream()
                .map(Match::version)
                .toList();
    }

    private static Instant hours(int hours) {
        return Articles.T0.plus(Duration.ofHours(hours));
    }

    /// Each of the masks stands at each of the words: 43 million places, were they written down.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(MASKS) NEAR/1 WORD",
                "WORD ONEAR/1 (MASKS)",
                "\"PHRASE\"~100",
                "ATLEAST99(MASKS)",
                "let m = (MASKS) ATLEAST99(((@m NEAR/9 @m) NEAR/9 @m) NEAR/9 WORD)",
                "let m = (MASKS) (((@m NEAR/9 @m) NEAR/9 @m) NEAR/9 @m) NEAR/9 WORD"
            })
    void manyMasksOverOneWordWithoutEndAreFoundInTheSpaceOfTheText(String shape) {
        var word = "abcdefghijklmnopqrstuvwxyz012345";
        var inner = word.length() - 1;
        var masks = IntStream.range(1, inner)
                .boxed()
                .flatMap(one -> IntStream.range(one + 1, inner)
                        .mapToObj(other -> word.substring(0, one)
                                + '?'
                                + word.substring(one + 1, other)
                                + '?'
                                + word.substring(other + 1)))
                .toList();
        var query = shape.replace("MASKS", String.join(" OR ", masks))
                .replace("PHRASE", String.join(" ", masks))
                .replace("WORD", word);
        assertThat(passages(query, Articles.of("", (word + ' ').repeat(100_000)).article()))
                .hasSizeBetween(1, Passages.MOST);
    }

    @Test
    void readingsShareNothingThatIsFilled() {
        var one = Reading.of(Articles.bare());
        var other = Reading.of(Articles.bare());
        assertThat(Field.values()).allSatisfy(field -> assertThat(one.in(field)).isNotSameAs(other.in(field)));
    }

    @Test
    void severalThreadsReadTextsAsOneDoes() {
        var texts = IntStream.range(0, 400)
                .mapToObj(i -> Articles.of(
                                "", "models suing books licences " + "abcdefgh".substring(i % 8) + i + "ings")
                        .language(i % 2 == 0 ? "en" : "de")
                        .article())
                .toList();
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, "(sue AND licence) OR lizenz", Articles.T0)));
            var found = texts.parallelStream()
                    .map(article -> matcher.match(article).size())
                    .toList();
            assertThat(found)
                    .isEqualTo(IntStream.range(0, 400)
                            .mapToObj(i -> i % 2 == 0 ? 1 : 0)
                            .toList());
        }
    }

    @Test
    void languagesAndSourcesAreFilters() {
        var watch = Articles.watch("w", 1, "llama", Articles.T0);
        var article = Articles.of("Llama", "").article();
        assertThat(matches(filtered(watch, List.of("en"), List.of()), article)).isTrue();
        assertThat(matches(filtered(watch, List.of("en-gb"), List.of("Example feed")), article))
                .isTrue();
        assertThat(matches(filtered(watch, List.of("de"), List.of()), article)).isFalse();
        assertThat(matches(filtered(watch, List.of("en-US", "eng"), List.of()), article))
                .isFalse();
        assertThat(matches(filtered(watch, List.of(), List.of("Other feed")), article))
                .isFalse();
    }

    /// RFC 4647, basic filtering; and what an article does not tell is taken for what is asked.
    @ParameterizedTest
    @CsvSource({
        "pt, pt, true",
        "pt, pt-BR, true",
        "pt-BR, pt, true",
        "pt-BR, pt-BR, true",
        "pt-BR, pt-PT, false",
        "pt-br, PT-BR, true",
        "zh-Hant-TW, zh-Hant, true",
        "zh-Hant-TW, zh, true",
        "zh-Hant-TW, zh-Hans, false",
        "zh, zh-Hant-TW, true",
        "pt, ptx, false",
        "pt, '', false",
        "pt-BR, '', false"
    })
    void aLanguageIsWhatAnArticleTellsOfIt(String wanted, String language, boolean matches) {
        var article = Articles.of("Llama", "").language(language).article();
        var watch = Articles.watch("w", 1, "llama", Articles.T0);
        assertThat(matches(filtered(watch, List.of(wanted), List.of()), article))
                .isEqualTo(matches);
        assertThat(matches(Articles.watch("w", 1, "language:" + wanted, Articles.T0), article))
                .isEqualTo(matches);
        assertThat(matches(
                        Articles.watch("w", 1, "let a = (x OR \"" + wanted + "\") language:@a", Articles.T0), article))
                .isEqualTo(matches);
    }

    /// Behind NOT what an article does not tell is not taken for what is asked: a watch would fall silent.
    @ParameterizedTest
    @CsvSource({
        "llama NOT language:pt-BR, pt, true",
        "llama NOT language:pt-BR, pt-BR, false",
        "llama NOT language:pt-BR, pt-BR-x, false",
        "llama NOT language:pt, pt-BR, false",
        "llama NOT language:zh-Hant-TW, zh-Hant, true",
        "llama NOT (farm OR NOT language:pt-BR), pt, true",
        "let br = (language:pt-BR) llama NOT @br, pt, true",
        "let br = (pt-BR OR de) llama NOT language:@br, pt, true",
        "'let br = (language:pt-BR) 2 of (@br, farm, llama NOT @br)', pt, true",
        "llama NOT language:pt-BR*, pt, true",
        "llama AND language:pt-BR*, pt, false"
    })
    void whatIsNotKnownOfALanguageExcludesNothing(String query, String language, boolean matches) {
        assertThat(matches(
                        Articles.watch("w", 1, query, Articles.T0),
                        Articles.of("Llama", "").language(language).article()))
                .isEqualTo(matches);
    }

    private static Watch filtered(Watch watch, List<String> languages, List<String> sources) {
        return new Watch(
                watch.name(),
                watch.version(),
                watch.title(),
                watch.query(),
                languages,
                sources,
                List.of(),
                List.of(),
                List.of(),
                false,
                "test",
                watch.written(),
                Filter.ALL,
                When.AT_FIRST,
                Optional.empty(),
                Telling.AT_ONCE);
    }

    private static boolean matches(Watch watch, Article article) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(watch));
            return !matcher.match(article).isEmpty();
        }
    }

    private static List<Passage> passages(String query, Article article) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(Articles.watch("w", 1, query, Articles.T0)));
            return matcher.match(article).getFirst().passages();
        }
    }
}
