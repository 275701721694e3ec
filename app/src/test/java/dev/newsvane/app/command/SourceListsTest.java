package dev.newsvane.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Source;
import dev.newsvane.testkit.Shared;
import dev.newsvane.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of sources into a system and out of it.
class SourceListsTest {
    @TempDir
    private Path folder = Path.of(".");

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());

    @BeforeEach
    void channelsAreThere() {
        channels.create(broker.cluster(), 4, (short) 1, Instant.now());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void opmlOfTheWildIsTakenInAndWhatIsNoFeedIsNamedByItsLine() throws IOException {
        var opml = """
            <?xml version="1.0"?>
            <!DOCTYPE opml [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
            <opml version="1.0"><head><title>Mine</title></head><body>
            <outline text="News &amp; Views"><outline title="Politik">
              <outline text="Süddeutsche & Co" xmlUrl="https://one.example/feed?a=1&b=2" htmlUrl="https://one.example/"/>
              <outline text="Relative" type="rss" xmlUrl="/feed"/>
            </outline></outline>
            <outline TEXT="Shouting" XMLURL="https://two.example/feed" />
            <outline text="Law"><outline text="Süddeutsche &amp; Co" xmlUrl="https://one.example/feed?a=1&amp;b=2"/></outline>
            <outline text="Dead" type="rss" xmlUrl="feed://three.example/feed"/>
            <outline text="Nowhere" type="rss"/>
            <outline text="&secret;" xmlUrl="https://four.example/a b|c"/>
            <outline text="日本" category="/Asia/Japan,news" xmlUrl="https://www.five.example/rss"/>
            </body>
            """;
        var file = Files.writeString(folder.resolve("mine.opml"), opml);
        var taken = system("source", "import", file.toString());
        assertThat(taken.exit()).isEqualTo(Exit.UNMET);
        assertThat(taken.out()).containsExactly("4 sources: 4 added, 0 changed, 0 followed already; 3 refused");
        assertThat(taken.err())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":6: url read \"/feed\"; right would be"),
                        line -> assertThat(line).startsWith(file + ":10: url read \"feed://three.example/feed\""),
                        line -> assertThat(line).isEqualTo(file + ":11: the outline \"Nowhere\" has no xmlUrl"));
        assertThat(sources())
                .extracting(Source::name)
                .containsExactly("five.example", "secret", "shouting", "suddeutsche-co");
        assertThat(sources())
                .extracting(Source::url)
                .containsExactly(
                        "https://www.five.example/rss",
                        "https://four.example/a%20b%7Cc",
                        "https://two.example/feed",
                        "https://one.example/feed?a=1&b=2");
        assertThat(sources())
                .extracting(Source::tags)
                .containsExactly(
                        List.of("asia", "japan", "news"),
                        List.of(),
                        List.of(),
                        List.of("news-views", "politik", "law"));
        assertThat(system("source", "import", file.toString()).out())
                .containsExactly("4 sources: 0 added, 0 changed, 4 followed already; 3 refused");
    }

    @Test
    void jsonLinesAreTakenInAndAnAddressOfSeveralCategoriesIsOneSource() throws IOException {
        var lines = """
            {"url":"https://one.example/feed","category":"Germany | Berlin","kind":"region","language":"de"}
            {"url":"https://one.example/feed","category":"Politics","kind":"topic","language":"gr"}

            no json
            {"url":"gopher://two.example/","category":"Old"}
            {"url":"https://map.example/sitemap.xml","kind":"sitemap","name":"map","every":"1h","tags":["a.b","c"]}
            """;
        var taken = Cli.fed(
                lines.getBytes(UTF_8),
                "source",
                "import",
                "-",
                "--kafka",
                broker.cluster().bootstrap());
        assertThat(taken.out()).containsExactly("2 sources: 2 added, 0 changed, 0 followed already; 2 refused");
        assertThat(taken.err())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("-:4: is no JSON"),
                        line -> assertThat(line).startsWith("-:5: url read \"gopher://two.example/\""));
        assertThat(sources()).extracting(Source::name).containsExactly("map", "one.example");
        assertThat(sources())
                .extracting(Source::tags)
                .containsExactly(List.of("a.b", "c"), List.of("germany", "berlin", "region", "politics", "topic"));
    }

    @Test
    void whatIsExportedAndTakenInElsewhereIsTheSame() throws IOException {
        for (var add : List.of(
                "add https://plain.example/feed",
                "add https://map.example/sitemap.xml --name Map.1 --kind sitemap --every 90s --baseline alert",
                "add https://tagged.example/f?a=1&b=2 --tag law --tag A.I --language pt-BR --publisher <Tagged>&\"Co\"",
                "add https://tagged.example/f?a=1&b=2 --name again --anyway --tag law",
                "pause again")) {
            assertThat(system(("source " + add).split(" ")).exit()).isEqualTo(Exit.DONE);
        }
        var exported = String.join("\n", system("source", "export").out());
        assertThat(exported)
                .contains(
                        "<outline text=\"law\">", "xmlUrl=\"https://tagged.example/f?a=1&amp;b=2\"", "version=\"2.0\"");
        var file = Files.writeString(folder.resolve("all.opml"), exported).toString();
        assertThat(system("source", "import", file).out())
                .containsExactly("4 sources: 0 added, 0 changed, 4 followed already; 0 refused");
        try (var other = TestBroker.start()) {
            Channels.of(other.cluster()).create(other.cluster(), 4, (short) 1, Instant.now());
            assertThat(Cli.run(
                                    "source",
                                    "import",
                                    file,
                                    "--kafka",
                                    other.cluster().bootstrap())
                            .out())
                    .containsExactly("4 sources: 4 added, 0 changed, 0 followed already; 0 refused");
            assertThat(Snapshot.of(other.cluster(), channels.sources()).values())
                    .containsExactlyInAnyOrderElementsOf(sources());
        }
        Files.writeString(folder.resolve("all.opml"), exported.replace("every=\"90s\"", "every=\"1h\""));
        assertThat(system("source", "import", file).out())
                .containsExactly("4 sources: 0 added, 1 changed, 3 followed already; 0 refused");
        assertThat(system("source", "export", "--tag", "law").out())
                .filteredOn(line -> line.contains("xmlUrl"))
                .hasSize(2);
    }

    @Test
    void sharedListsAreTakenInWhole() throws IOException {
        var data = Shared.data().map(shared -> shared.resolve("sources"));
        assumeTrue(data.filter(Files::isDirectory).isPresent(), "no lists to measure with");
        try (var files = Files.walk(data.orElseThrow().resolve("opml"))) {
            var lists = files.filter(file -> file.toString().endsWith(".opml"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
            var arguments = new ArrayList<>(List.of("source", "import"));
            arguments.addAll(lists);
            var taken = system(arguments.toArray(String[]::new));
            System.out.println(
                    "note: " + lists.size() + " OPML files: " + taken.out().getFirst());
            assertThat(taken.err()).isEmpty();
            assertThat(taken.exit()).isEqualTo(Exit.DONE);
        }
        var taken = system(
                "source", "import", data.orElseThrow().resolve("feeds.jsonl").toString());
        System.out.println("note: feeds.jsonl: " + taken.out().getFirst());
        assertThat(taken.err()).singleElement().asString().contains(":6882: url read \"opencv.org/feed\"");
    }

    private List<Source> sources() {
        return Snapshot.of(broker.cluster(), channels.sources()).values().stream()
                .sorted(Comparator.comparing(Source::name))
                .toList();
    }

    private Cli system(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--kafka", broker.cluster().bootstrap()));
        return Cli.run(all.toArray(String[]::new));
    }
}
