package dev.newsvane.app.exit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Alerts;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import okio.ByteString;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// What watches said as Atom and JSON Feed: read by our own reader of feeds and archives, and
/// each document held to the standards ([Rules]).
class FeedsOutTest {
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern OLDER = Pattern.compile("<link href=\"([^\"]+)\" rel=\"prev-archive\"/>");
    private static final Exited system = new Exited();

    @BeforeAll
    static void fresh() {
        system.restart();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void theArchivesHoldEveryAlertOnceAndNeverChange() {
        var first = IntStream.range(0, 330)
                .mapToObj(number -> Alerts.of("many", number, T0))
                .toList();
        system.say(mixed(first));

        for (var file : List.of("feed.atom", "feed.json")) {
            assertThat(system.entries("/watches/many/" + file))
                    .extracting(entry -> entry.id().orElseThrow())
                    .containsExactlyElementsOf(ids(first).reversed());
        }
        var before = archives("/watches/many/feed.atom");
        assertThat(before).hasSize(5);

        var more = IntStream.range(330, 450)
                .mapToObj(number -> Alerts.of("many", number, T0))
                .toList();
        system.say(mixed(more));
        system.restart();

        var all = new ArrayList<>(first);
        all.addAll(more);
        assertThat(system.entries("/watches/many/feed.atom"))
                .extracting(entry -> entry.id().orElseThrow())
                .containsExactlyElementsOf(ids(all).reversed());
        assertThat(archives("/watches/many/feed.atom")).hasSize(8).containsAllEntriesOf(before);
    }

    /// Beside them another watch speaks, and some alerts call nobody.
    private static List<Alert> mixed(List<Alerts> wanted) {
        var mixed = new ArrayList<Alert>();
        for (var each : wanted) {
            mixed.add(new Alerts("other", each.alert() + "o", each.story(), "Another", each.url(), "", each.at())
                    .raised());
            mixed.add(new Alerts("many", each.alert() + "k", each.story(), "Kept", each.url(), "", each.at()).kept());
            mixed.add(each.raised());
        }
        return mixed;
    }

    private static List<String> ids(List<Alerts> alerts) {
        return alerts.stream().map(FeedsOutTest::id).toList();
    }

    private static String id(Alerts alert) {
        return "tag:newsvane.dev,2026:alert/" + alert.alert();
    }

    /// The bodies of the archives by path, with the port taken out: it is another after a restart.
    private static Map<String, String> archives(String path) {
        return archives(system, path);
    }

    private static Map<String, String> archives(Exited system, String path) {
        var archives = new LinkedHashMap<String, String>();
        var next = older(system.text(path));
        while (next.isPresent()) {
            var body = system.get(next.get()).body();
            archives.put(next.get().getPath(), body.replaceAll("127.0.0.1:\\d+", "HOST"));
            next = older(body);
        }
        return archives;
    }

    private static Optional<URI> older(String body) {
        var link = OLDER.matcher(body);
        return link.find() ? Optional.of(URI.create(link.group(1))) : Optional.empty();
    }

    @Test
    void anArchiveNamesItsNeighboursAndTheCurrentFeed() {
        system.say(IntStream.range(0, 160)
                .mapToObj(number -> Alerts.of("chain", number, T0).raised())
                .toList());

        var current = xml(system.get("/watches/chain/feed.atom"));
        assertThat(links(current)).containsOnlyKeys("self", "prev-archive");
        assertThat(current.getElementsByTagNameNS("*", "archive").getLength()).isZero();

        var newest = xml(system.get(link(current, "prev-archive")));
        assertThat(links(newest)).containsOnlyKeys("self", "current", "prev-archive", "next-archive");
        assertThat(newest.getElementsByTagNameNS("http://purl.org/syndication/history/1.0", "archive")
                        .getLength())
                .isOne();
        assertThat(link(newest, "self")).isEqualTo(link(current, "prev-archive"));
        assertThat(link(newest, "current")).isEqualTo(link(current, "self"));

        var oldest = xml(system.get(link(newest, "prev-archive")));
        assertThat(links(oldest)).containsOnlyKeys("self", "current", "next-archive");
        assertThat(link(oldest, "next-archive")).isEqualTo(link(newest, "self"));
        // the one that is not full yet leads back to the current feed
        var full = xml(system.get(link(newest, "next-archive")));
        var open = system.get(link(full, "next-archive"));
        assertThat(open.statusCode()).isEqualTo(307);
        assertThat(open.headers().firstValue("location"))
                .contains(link(current, "self").toString());
        assertThat(system.get("/watches/chain/archives/1/feed.atom").statusCode())
                .isEqualTo(404);
        assertThat(system.get("/watches/nobody/feed.atom").statusCode()).isEqualTo(404);
    }

    private static URI link(Document feed, String relation) {
        return Optional.ofNullable(links(feed).get(relation)).orElseThrow();
    }

    private static Map<String, URI> links(Document feed) {
        var links = new LinkedHashMap<String, URI>();
        for (var at = feed.getDocumentElement().getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at.getLocalName().equals("link")) {
                var attributes = at.getAttributes();
                links.put(
                        attributes.getNamedItem("rel").getNodeValue(),
                        URI.create(attributes.getNamedItem("href").getNodeValue()));
            }
        }
        return links;
    }

    @Test
    void aCorrectedAlertIsTheSameEntryUpdated() {
        var alert = Alerts.of("turns", 1, T0);
        system.say(List.of(alert.raised(), Alerts.of("turns", 2, T0).raised()));
        var before = entry(alert);
        system.say(List.of(alert.at(T0.plusSeconds(600))
                .corrected(new Correction(CorrectionKind.MERGED, "a", "other", "another alert"))));
        var after = entry(alert);

        assertThat(before.updated()).contains(T0.plusSeconds(1));
        assertThat(after.updated()).contains(T0.plusSeconds(600));
        assertThat(after.published()).isEqualTo(before.published());
        assertThat(after.content().or(after::summary)).get().asString().startsWith("Corrected: merged.");
        assertThat(system.entries("/watches/turns/feed.atom").getFirst().id()).contains(id(alert));
    }

    private static Entry entry(Alerts alert) {
        var found = system.entries("/watches/" + alert.watch() + "/feed.atom").stream()
                .filter(entry -> entry.id().equals(Optional.of(id(alert))))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void wordsOfStrangersAreOnlyWords() {
        var hostile = List.of(
                "</title><script>alert(1)</script>",
                "a & b &amp; c ]]> <!-- --> <?x?>",
                "lone \uD800 and \uDC00 surrogates",
                "controls \u0000\u0001\u001B\u0085\uFFFE\uFFFF\u2028 end",
                "emoji 😀 and \u202Eturned",
                "two\r\nlines",
                "\"quotes\" and 'apostrophes'");
        var alerts = IntStream.range(0, hostile.size())
                .mapToObj(number -> Alerts.of("hostile", number, T0)
                        .headline(hostile.get(number))
                        .passage(hostile.get(number))
                        .url(number == 0 ? "javascript:alert(1)" : "https://paper.example/a|{b}?a=1&b=<" + number)
                        .raised())
                .toList();
        system.say(alerts);

        var clean = hostile.stream()
                .map(text -> text.replace("\r\n", "\n"))
                .map(text -> text.replaceAll("[\\x00-\\x09\\x0B-\\x1F\\uFFFE\\uFFFF]", "\uFFFD"))
                .map(text -> text.replaceAll("\\p{Cs}", "?")) // no log of ours can hold one
                .toList();
        var atom = xml(system.get("/watches/hostile/feed.atom")).getElementsByTagNameNS(ATOM, "title");
        assertThat(IntStream.range(1, atom.getLength())
                        .mapToObj(at -> atom.item(at).getTextContent()))
                .containsExactlyElementsOf(clean.reversed());
        var items = Json.parse(system.text("/watches/hostile/feed.json")).path("items");
        assertThat(items.values().stream().map(item -> item.path("title").stringValue()))
                .containsExactlyElementsOf(clean.reversed());
        assertThat(system.text("/watches/hostile/feed.atom")).doesNotContain("javascript:", "<script");
        assertThat(items.toString()).doesNotContain("javascript:");
        assertThat(items.values().stream().map(item -> item.path("url").asString("none")))
                .startsWith("https://paper.example/a%7C%7Bb%7D?a=1&b=%3C" + (hostile.size() - 1))
                .endsWith("none")
                .hasSize(hostile.size());
        assertThat(system.entries("/watches/hostile/feed.atom"))
                .extracting(entry -> entry.title().orElse(""))
                .contains("emoji 😀 and \u202Eturned", "\"quotes\" and 'apostrophes'");
    }

    @Test
    void aSilenceIsAnEntryOfItsOwnAndNoNewsOfItsLastStory() {
        var last = Alerts.of("calm", 1, T0);
        system.say(List.of(last.raised(), last.at(T0.plusSeconds(90)).silent()));
        assertThat(system.entries("/watches/calm/feed.atom"))
                .extracting(entry -> entry.title().orElse(""))
                .containsExactly("Nothing since " + T0.plusSeconds(90) + "; the last: Story 1", "Story 1");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        system.say(List.of(Alerts.of("once", 1, T0).raised()));
        for (var file : List.of("feed.atom", "feed.json")) {
            var path = "/watches/once/" + file;
            var first = system.get(path);
            var tag = first.headers().firstValue("etag").orElseThrow();
            assertThat(first.headers().firstValue("last-modified")).isEmpty();
            assertThat(system.get(path, "If-None-Match", "\"x\", W/" + tag).statusCode())
                    .isEqualTo(304);
            assertThat(system.get(path, "If-None-Match", tag).body()).isEmpty();
            assertThat(system.get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        }
        var path = "/watches/once/feed.atom";
        var tag = system.get(path).headers().firstValue("etag").orElseThrow();
        system.say(List.of(Alerts.of("once", 2, Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .raised()));
        var changed = system.get(path, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("content-type")).contains("application/atom+xml; charset=utf-8");
    }

    @Test
    void aNewTitleIsNewsInTheCurrentFeedAndChangesNoArchive() {
        system.say(IntStream.range(0, 120)
                .mapToObj(number -> Alerts.of("titled", number, T0).raised())
                .toList());
        system.write(titled("One title"));
        var current = system.get("/watches/titled/feed.atom");
        var before = archives("/watches/titled/feed.atom");
        system.write(titled("Quite another"));
        assertThat(system.text("/watches/titled/feed.atom")).contains("<title>Quite another</title>");
        assertThat(current.body()).doesNotContain("Quite another");
        assertThat(archives("/watches/titled/feed.atom")).isNotEmpty().isEqualTo(before);
    }

    private static Watch titled(String title) {
        var watch = Watch.of("titled", "llama", "test");
        return new Watch(
                watch.name(),
                watch.version(),
                title,
                watch.query(),
                watch.languages(),
                watch.sources(),
                watch.milestones(),
                watch.endpoints(),
                watch.examples(),
                watch.removed(),
                watch.origin(),
                watch.written(),
                watch.filter(),
                watch.when(),
                watch.asWritten(),
                watch.telling());
    }

    @Test
    void feedsOfTwoLogsAreTwoFeedsAndTheirAlertsAreTheSame() {
        try (var other = new Exited()) {
            var alerts = List.of(Alerts.of("twice", 1, T0).raised());
            system.say(alerts);
            other.say(alerts);
            assertThat(ids(system)).hasSize(2).doesNotContain(ids(other).getFirst());
            assertThat(ids(other).getLast()).isEqualTo(ids(system).getLast());
        }
    }

    private static List<String> ids(Exited system) {
        var ids = xml(system.get("/watches/twice/feed.atom")).getElementsByTagNameNS(ATOM, "id");
        return IntStream.range(0, ids.getLength())
                .mapToObj(at -> ids.item(at).getTextContent())
                .toList();
    }

    @Test
    void whatTheLogHasLetGoOfIsGoneAndTheRestGoesOn() throws Exception {
        try (var forgetful = new Exited()) {
            forgetful.say(IntStream.range(0, 260)
                    .mapToObj(number -> Alerts.of("old", number, T0).raised())
                    .toList());
            assertThat(forgetful.walk("/watches/old/feed.atom")).hasSize(5);
            try (var admin = forgetful.broker.cluster().admin()) {
                var log = new TopicPartition(forgetful.channels.alerts().name(), 0);
                admin.deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(60)))
                        .all()
                        .get();
            }
            assertThat(forgetful.get("/watches/old/archives/0/feed.atom").statusCode())
                    .isEqualTo(410);
            assertThat(forgetful.get("/watches/old/archives/50/feed.atom").statusCode())
                    .isEqualTo(410);
            var kept = forgetful.text("/watches/old/archives/100/feed.atom");
            assertThat(forgetful.entries("/watches/old/feed.atom")).hasSize(200);
            var chain = archives(forgetful, "/watches/old/feed.atom");
            assertThat(link(xml(forgetful.get("/watches/old/archives/100/feed.atom")), "prev-archive")
                            .getPath())
                    .isEqualTo("/watches/old/archives/60/feed.atom");
            forgetful.restart();
            assertThat(archives(forgetful, "/watches/old/feed.atom")).isEqualTo(chain);
            assertThat(forgetful.get("/watches/old/archives/0/feed.atom").statusCode())
                    .isEqualTo(410);
            assertThat(forgetful.entries("/watches/old/feed.atom")).hasSize(200);
            assertThat(links(xml(forgetful.get("/watches/old/archives/100/feed.atom"))))
                    .containsKey("next-archive");
            assertThat(kept).contains("<title>Story 149</title>").doesNotContain("<title>Story 99</title>");
        }
    }

    /// Real headlines go through our writer and come back through our reader.
    @Test
    void realHeadlinesComeBackAsTheyWere() throws IOException {
        var lines = Shared.data()
                .map(data -> data.resolve("headlines/googlenews-2025h2.jsonl.gz"))
                .filter(Files::exists)
                .map(FeedsOutTest::titles)
                .orElse(List.of());
        Assumptions.assumeFalse(lines.isEmpty(), "note: no shared headlines here");
        system.say(IntStream.range(0, lines.size())
                .mapToObj(number -> Alerts.of("real", number, T0)
                        .headline(lines.get(number))
                        .raised())
                .toList());
        for (var file : List.of("feed.atom", "feed.json")) {
            assertThat(system.entries("/watches/real/" + file))
                    .extracting(entry -> entry.title().orElse(""))
                    .containsExactlyElementsOf(lines.reversed());
        }
    }

    /// The titles and contents of three projects' cases of feeds, broken ones too, turned round: as what alerts tell.
    @Test
    void whatFeedsOfTheWorldSaidComesBackAsItWas() {
        var entries = Shared.data().map(data -> entries(data.resolve("feeds"))).orElse(List.of());
        Assumptions.assumeFalse(entries.isEmpty(), "note: no shared feeds here");
        system.say(IntStream.range(0, entries.size())
                .mapToObj(number -> Alerts.of("world", number, T0)
                        .headline(entries.get(number).title())
                        .passage(entries.get(number).content())
                        .raised())
                .toList());
        var said = entries.reversed().stream()
                .map(entry -> new Told(clean(entry.title()), clean(entry.content())))
                .toList();
        var count = system.walk("/watches/world/feed.json").size();
        var atom = new ArrayList<Told>();
        var json = new ArrayList<Told>();
        for (var at : documents("/watches/world/feed.atom")) {
            atom.addAll(inAtom(xml(system.get(at))));
            json.addAll(inJson(system.text(at.getPath().replace(".atom", ".json"))));
        }
        assertThat(atom).isEqualTo(said);
        assertThat(json).isEqualTo(said);
        assertThat(count).isEqualTo(documents("/watches/world/feed.atom").size());
        // our reader takes what looks like markup for markup, as titles of feeds in the world want it
        var plain = said.stream()
                .map(Told::title)
                .filter(title -> !title.matches("(?s).*[<&].*"))
                .toList();
        assertThat(plain).hasSizeGreaterThan(100);
        for (var file : List.of("feed.atom", "feed.json")) {
            assertThat(system.entries("/watches/world/" + file))
                    .extracting(entry -> entry.title().orElse(""))
                    .containsSubsequence(plain);
        }
    }

    private record Told(String title, String content) {}

    private static List<URI> documents(String path) {
        var documents = new ArrayList<URI>();
        for (var next = Optional.of(system.at(path));
                next.isPresent();
                next = older(system.get(next.get()).body())) {
            documents.add(next.get());
        }
        return documents;
    }

    private static List<Told> inAtom(Document feed) {
        var entries = feed.getElementsByTagNameNS(ATOM, "entry");
        return IntStream.range(0, entries.getLength())
                .mapToObj(at -> (Element) entries.item(at))
                .map(entry -> new Told(in(entry, "title"), passage(in(entry, "content"))))
                .toList();
    }

    private static String in(Element entry, String name) {
        return entry.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    private static List<Told> inJson(String feed) {
        return Json.parse(feed).path("items").values().stream()
                .map(item -> new Told(
                        item.path("title").stringValue(),
                        passage(item.path("content_text").stringValue())))
                .toList();
    }

    /// Behind the sentence that says what happened.
    private static String passage(String content) {
        return content.substring(content.indexOf("\n\n") + 2);
    }

    private static String clean(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]", "\uFFFD")
                .replaceAll("\\p{Cs}", "?");
    }

    private static List<Told> entries(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|json)"))
                    .sorted()
                    .flatMap(FeedsOutTest::said)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Told> said(Path file) {
        try {
            var body = ByteString.of(Files.readAllBytes(file));
            var reading = FeedReader.read(body, Optional.empty(), URI.create("http://feeds.example/"));
            return reading instanceof FeedReading.FeedRead(var feed)
                    ? feed.entries().stream()
                            .map(entry -> new Told(
                                    entry.title().orElse(""),
                                    entry.content().or(entry::summary).orElse("")))
                            .filter(told ->
                                    !told.title().isBlank() && !told.content().isEmpty())
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static List<String> titles(Path file) {
        try (var in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return in.lines()
                    .map(line ->
                            Json.parse(line).path("title").asString("").strip().replaceAll("\\s+", " "))
                    .filter(title -> !title.isEmpty())
                    .distinct()
                    .limit(1_000)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Document xml(HttpResponse<String> answer) {
        try {
            assertThat(answer.statusCode()).isEqualTo(200);
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + answer.body(), e);
        }
    }
}
