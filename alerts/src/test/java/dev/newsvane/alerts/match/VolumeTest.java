package dev.newsvane.alerts.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Entity;
import dev.newsvane.schemas.EntityKind;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A volume decides every query as the articles themselves do, of every construct, in every language, however it came
/// to be written; and one that is not as it was written is refused.
class VolumeTest {
    private final long seed = Long.getLong("newsvane.seed", 20261126L);
    private final Random random = new Random(seed);

    @TempDir
    private Path folder = Path.of("");

    private Path place = Path.of("");
    private int whole;
    private final List<Article> written = new ArrayList<>();

    @BeforeEach
    void place() {
        place = folder.resolve("volume");
    }

    @Test
    void aVolumeDecidesAsTheArticlesDo() throws IOException {
        var hits = 0;
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 2); round++) {
            place = folder.resolve("volume" + round);
            var articles = articles(120);
            write(articles);
            try (var matcher = new Matcher();
                    var volume = Volume.open(place)) {
                matcher.add(watches(150));
                hits += compare(matcher, matcher, volume, articles);
            }
        }
        assertThat(hits).as("matches compared").isGreaterThan(2000);
        assertThat(whole).as("kept whole").isPositive();
    }

    @Test
    void aQueryThatThrowsIsPassedOverThereToo() throws IOException {
        var articles = articles(40);
        write(articles);
        var live = new PassedOver();
        var kept = new PassedOver();
        try (var matcher = new Matcher(live);
                var again = new Matcher(kept);
                var volume = Volume.open(place)) {
            for (var one : List.of(matcher, again)) {
                Throwing.add(one, 1);
                one.add(List.of(Articles.watch("good", 1, "llama", Articles.T0)));
            }
            compare(matcher, again, volume, articles);
            assertThat(live.told()).isPresent();
            assertThat(kept.told()).as("as often").isEqualTo(live.told());
        }
    }

    private int compare(Matcher live, Matcher matcher, Volume volume, List<Article> articles) {
        var holding = matcher.holding(volume);
        var lines = volume.lines(this::read);
        var hits = 0;
        for (var number = 0; number < articles.size(); number++) {
            var article = articles.get(number);
            var line = lines.next();
            assertThat(line.offset()).isEqualTo(2L * number);
            var wanted = names(live.match(article));
            if (line.whole()) {
                whole++;
                assertThat(line.article()).isEqualTo(article);
                assertThat(names(matcher.match(article))).isEqualTo(wanted);
                assertThat(article.findings().entities())
                        .anyMatch(entity -> entity.name().startsWith("Me\0"));
            } else {
                assertThat(line.article()).isEqualTo(article.wordless());
                var kept = matcher.match(article.wordless(), 2L * number, holding, number, matcher.versions()::newest);
                assertThat(kept).allMatch(match -> match.passages().isEmpty());
                assertThat(names(kept))
                        .as("seed %d: %s / %s", seed, article.title(), article.text())
                        .isEqualTo(wanted);
                hits += wanted.size();
            }
        }
        assertThat(lines.hasNext()).isFalse();
        return hits;
    }

    private static Set<String> names(List<Match> matches) {
        var names = new TreeSet<String>();
        matches.forEach(match -> names.add(match.watch() + "@" + match.version()));
        return names;
    }

    /// In several goes; what was not confirmed is written again.
    private void write(List<Article> articles) throws IOException {
        var done = 0;
        while (done < articles.size()) {
            var until = Math.min(articles.size(), done + 1 + random.nextInt(60));
            try (var matcher = new Matcher();
                    var writer = new VolumeWriter(place)) {
                add(matcher, writer, articles, done, until);
                if (random.nextInt(3) > 0) {
                    writer.keep(2L * until, until == articles.size());
                    done = until;
                }
            }
        }
    }

    private void add(Matcher matcher, VolumeWriter writer, List<Article> articles, int from, int to)
            throws IOException {
        for (var i = from; i < to; i++) {
            var article = articles.get(i);
            writer.add(matcher.sift(article, 2L * i, article.fetched(), this::written, matcher.versions()::newest));
        }
    }

    private byte[] written(Article article) {
        written.add(article);
        return Integer.toString(written.size() - 1).getBytes(UTF_8);
    }

    private Article read(byte[] number) {
        return written.get(Integer.parseInt(new String(number, UTF_8)));
    }

    private List<Article> articles(int count) {
        var articles = new ArrayList<Article>();
        for (var i = 0; i < count; i++) {
            articles.add(
                    switch (random.nextInt(20)) {
                        case 0 ->
                            Articles.of("Model\ud800 " + "x".repeat(300), "models \ud83d\ude80 llama")
                                    .article();
                        case 1 ->
                            Articles.of("Llama", "models")
                                    .naming(List.of(new Entity("Q380", "Me\0ta", EntityKind.ORGANISATION, 1)))
                                    .article();
                        default -> RandomQueries.article(random);
                    });
        }
        return articles;
    }

    private List<Watch> watches(int count) {
        var watches = new ArrayList<Watch>();
        while (watches.size() < count) {
            var watch = Articles.watch("w" + watches.size(), 1, RandomQueries.query(random, 3), Articles.T0);
            if (WatchLanguage.parse(watch.query()) instanceof Parsing.Parsed) {
                watches.add(watch);
            }
        }
        return watches;
    }

    /// What was kept with other words would give wrong answers, and the form tells.
    @Test
    void whatIsKeptOfAnArticleIsOfThisForm() {
        var kept = new ArrayList<String>();
        for (var language : "ar bg cs da de en es fi fr hi hu id it lv nb nl no pt ro ru sv tr xx".split(" ", -1)) {
            var article = Articles.of("The Models' licences, 2024: ﬁles and Résumés", """
                Die Häuser der Verlage wurden verkauft. Les journaux étaient vendus. Las noticias llegaron tarde.
                Новости приходили поздно. Bøkerne ble solgt. Kirjat myytiin. A könyveket eladták. Gazeteler satıldı.
                الكتب بيعت كلها. किताबें बिक गईं। 人工知能は open-model's U.S. news, books and wolves; buku-bukunya.
                """)
                    .language(language)
                    .article();
            var one = Kept.of(
                    article,
                    Reading.of(article),
                    7,
                    article.fetched(),
                    any -> any.toString().getBytes(UTF_8));
            kept.add(one.rules()
                    + one.words()
                    + new TreeSet<>(
                            one.different().stream().map(Object::toString).toList()));
            kept.add(Kept.line(one.stored(), bytes -> Articles.bare()).offset() + " " + one.stored().length);
        }
        assertThat(Ids.of(String.join("\n", kept)))
                .as("where this is meant to change, Volume.FORM is one more than before")
                .isEqualTo("c64378c128614cf22cd45a5341e49257");
    }

    @Test
    void oneThatWasNeverConfirmedIsNone() throws IOException {
        try (var matcher = new Matcher();
                var writer = new VolumeWriter(place)) {
            add(matcher, writer, articles(5), 0, 5);
        }
        assertThatThrownBy(() -> Volume.open(place)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Volume.open(folder.resolve("nowhere"))).isInstanceOf(IOException.class);
    }

    @Test
    void aChangedByteAndAFileCutShortAreRefused() throws IOException {
        write(articles(40));
        Volume.open(place).close();
        var changed = 0;
        try (var files = Files.list(place)) {
            for (var file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                var whole = Files.readAllBytes(file);
                for (var i = 0; i < 20; i++) {
                    var bytes = whole.clone();
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, bytes);
                    assertThatThrownBy(() -> Volume.open(place))
                            .as(file.toString())
                            .isInstanceOf(IOException.class);
                    changed++;
                }
                Files.write(file, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
                assertThatThrownBy(() -> Volume.open(place)).as(file.toString()).isInstanceOf(IOException.class);
                Files.write(file, whole);
            }
        }
        assertThat(changed).isPositive();
        Volume.open(place).close();
    }
}
