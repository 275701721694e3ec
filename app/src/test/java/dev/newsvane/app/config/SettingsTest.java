package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.app.UserMistake;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Config other = Config.read(Path.of("src/test/resources/config/other.yaml"), Map.of());
    private final Config usual = Config.defaults(other.origin());

    /// A key that nobody reads would leave its default.
    @Test
    void aWatchThatSpeaksOfHowMuchComesInSpeaksOfStoriesOnlyIfItSaysSo() {
        assertThat(when("{spike: {}, silent: 36h}"))
                .isEqualTo(new When(0, Optional.of(Spike.USUAL), Optional.of(Duration.ofHours(36))))
                .extracting(When::words)
                .isEqualTo(
                        "when 5 or more, and more than is likely, come in within an hour, when nothing has come in for"
                                + " 36 h");
        assertThat(when("{spike: {least: 9}, independent: 2}"))
                .isEqualTo(new When(2, Optional.of(new Spike(9)), Optional.empty()));
        assertThat(when("{}")).isEqualTo(When.AT_FIRST);
    }

    private static When when(String given) {
        var entry = "{name: w, query: ai, when: " + given + "}";
        return GivenWatches.read("test", entry, "test", There.NOTHING, Map.of(), _ -> {})
                .getFirst()
                .when();
    }

    @Test
    void everySettingIsReallyRead() {
        assertThat(other.data().getFileName()).isEqualTo(Path.of("elsewhere"));
        assertThat(other.keepFree()).isEqualTo(1L << 30);
        differs(other.poll(), usual.poll());
        differs(other.frontier(), usual.frontier());
        differs(other.crawl(), usual.crawl());
        differs(other.enrich(), usual.enrich());
        differs(other.match(), usual.match());
        differs(other.deliver(), usual.deliver());
    }

    /// What no list says at all, an empty one, and lists with and without the word.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        | true | IDENTICAL SYNDICATED EDITED TRUNCATED EXCERPT SPUN
        , copies: [] | true |
        , copies: [original] | true |
        , copies: [spun, original] | true | SPUN
        , copies: [spun, edited] | false | SPUN EDITED
        """)
    void originalsAreNamedBesideKindsOfCopies(
            @Nullable String key, boolean originals, @Nullable String kinds, @TempDir Path folder) throws IOException {
        var file = folder.resolve("copies.yaml");
        var copies = Optional.ofNullable(key).orElse("");
        Files.writeString(file, "watches: [{name: suits, query: ai" + copies + "}]");
        var filter = Config.read(file, Map.of()).watches().getFirst().filter();
        assertThat(filter.originals()).isEqualTo(originals);
        assertThat(filter.copies().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(Optional.ofNullable(kinds).orElse(""));
    }

    @Test
    void listsAreReadWithTheirTypes() {
        assertThat(other.crawl().backoff()).containsExactly(Duration.ofSeconds(31), Duration.ofMinutes(6));
        assertThat(other.match().milestones()).containsExactly(2, 7, 40);
        assertThat(other.watches()).extracting(Watch::milestones).containsExactly(List.of(4, 20));
        assertThat(other.watches())
                .extracting(Watch::filter)
                .containsExactly(new Filter(List.of("law"), List.of("DE"), List.of(CopyKind.SPUN), 5, 9, false));
        assertThat(other.watches()).extracting(Watch::when).containsExactly(When.stories(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poll: {concurrency: 0}",
                "poll: {shortest: 2h, longest: 1h}",
                "poll: {timeout: 0s}",
                "crawl: {concurrency: 0}",
                "deliver: {per-endpoint: 0}",
                "enrich: {window: 900000d}",
                "kafka: {bootstrap: broker}",
                "kafka: {bootstrap: 'broker:9092,other:0'}",
                "sources: [{name: a, url: 'https://a.example/', every: 0s}]",
                "watches: [{name: w, query: llama, words: {least: 2, most: 1}}]",
                "watches: [{name: w, query: llama, countries: [UK]}]",
                "watches: [{name: w, query: llama, when: {independent: 0}}]",
                "watches: [{name: w, query: llama, copies: [quoted]}]",
                "sources: [{name: a, url: 'https://a.example/', language: english}]",
                "sources: [{name: a, url: 'https://a.example/', language: en-UK}]",
                "sources: [{name: a, url: 'https://a.example/', language: xx}]"
            })
    void whatWouldNeverWorkIsRefused(String yaml, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("newsvane.yaml"), yaml);
        assertThatThrownBy(() -> Config.read(file, Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(":1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliver: {retries: []}",
                "crawl: {backoff: []}",
                "kafka: {bootstrap: 'broker-1.example:9092, [::1]:9093'}",
                "sources: [{name: a, url: 'https://a.example/', every: 1s, language: zh-Hant-TW}]",
                "sources: [{name: a, url: 'https://a.example/', language: es-419}]",
                "sources: [{name: a, url: 'https://a.example/', language: gsw}]"
            })
    void whatIsUnusualButWorksIsTaken(String yaml, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("newsvane.yaml"), yaml);
        assertThat(Config.read(file, Map.of()).origin()).isNotEmpty();
    }

    private static void differs(Record read, Record usual) {
        assertThat(Stream.of(usual.getClass().getRecordComponents()))
                .allSatisfy(component -> assertThat(value(component, read))
                        .as("%s of %s", component.getName(), usual.getClass().getSimpleName())
                        .isNotEqualTo(value(component, usual)));
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
