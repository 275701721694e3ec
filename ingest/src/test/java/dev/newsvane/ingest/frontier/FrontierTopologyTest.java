package dev.newsvane.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.ingest.Items;
import dev.newsvane.ingest.Tables;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Fetched;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontierTopologyTest {
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final String A = "https://a.example/story";

    private final Channels channels = Channels.offline();

    @TempDir
    Path state;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        open(Frontier.defaults());
    }

    private void open(Frontier settings) {
        var properties = new Properties();
        properties.put("application.id", "frontier-test");
        properties.put("state.dir", state.toString());
        driver = new TopologyTestDriver(FrontierTopology.build(channels, settings), properties, T);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void theTopologyIsAsReviewed() throws IOException {
        var described =
                FrontierTopology.build(channels, Frontier.defaults()).describe().toString();
        if ("write".equals(System.getProperty("newsvane.golden"))) {
            Files.writeString(Path.of("src/test/resources/dev/newsvane/ingest/frontier/topology.txt"), described);
        }
        assertThat(described).isEqualTo(Tables.text(FrontierTopologyTest.class, "topology.txt"));
    }

    @Test
    void aNewUrlIsRequestedOnceHoweverManyCarryIt() {
        see(item("one", A + "?utm_source=rss", "first", false, T));
        see(item("two", "https://A.example/story#top", "another view", false, T));
        see(item("one", A + "?utm_source=rss", "first", false, T));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.url()).isEqualTo(A);
            assertThat(request.attempt()).isZero();
            assertThat(request.item().source()).isEqualTo("one");
            assertThat(request.item().content()).isEmpty();
        });
    }

    @Test
    void aChangedEntryIsRequestedAgain() {
        see(item("one", A, "first", false, T));
        see(item("two", A, "other", false, T));
        see(item("one", A, "corrected", false, T.plusSeconds(900)));
        assertThat(requests()).extracting(Request::id).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aFeedThatEditsAtEveryPollCostsFewFetches() {
        for (var minute = 0; minute < 2 * 24 * 60; minute += 5) {
            see(item("one", A, "edit " + minute, false, T.plus(Duration.ofMinutes(minute))));
        }
        assertThat(requests()).hasSizeBetween(5, 40);
    }

    @Test
    void anEditThatComesTooSoonIsAskedForLaterWhetherOrNotItIsSeenAgain() {
        driver.close();
        var never = new Frontier(Duration.ofDays(90), 120, List.of(), Duration.ofMinutes(15));
        open(never);
        see(item("one", A, "first", false, T));
        see(item("one", A, "corrected", false, T.plusSeconds(60)));
        see(item("one", A, "corrected again", false, T.plusSeconds(120)));
        assertThat(requests()).hasSize(1);
        driver.advanceWallClockTime(Duration.ofMinutes(14));
        assertThat(requests()).isEmpty();
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.trigger()).isEqualTo(Ids.of("corrected again"));
            assertThat(request.notBefore()).isEqualTo(T.plus(Duration.ofMinutes(15)));
            assertThat(request.bodyHash()).isEmpty();
        });
        see(item("one", A, "once more", false, T.plusSeconds(960)));
        assertThat(requests()).as("the one that was held counts").isEmpty();
        driver.advanceWallClockTime(Duration.ofDays(1));
        assertThat(requests()).extracting(Request::trigger).containsExactly(Ids.of("once more"));
        see(item("one", A, "once more", false, T.plus(Duration.ofDays(1))));
        driver.advanceWallClockTime(Duration.ofDays(1));
        assertThat(requests()).isEmpty();
    }

    @Test
    void anEditThatMayAskTakesTheHeldOneAlong() {
        see(item("one", A, "first", false, T));
        see(item("one", A, "corrected", false, T.plusSeconds(60)));
        see(item("one", A, "corrected again", false, T.plusSeconds(900)));
        assertThat(requests()).hasSize(2);
        driver.advanceWallClockTime(Duration.ofDays(1));
        assertThat(requests()).isEmpty();
    }

    @Test
    void aPageIsLookedAtAgainMoreAndMoreSeldomWithWhatIsKnownOfIt() {
        see(item("one", A, "first", false, T));
        var first = requests().getFirst();
        var page = new Fetched(
                A,
                first.id(),
                T,
                Optional.of("\"tag\""),
                Optional.of("Sun, 01 Mar 2026 12:00:00 GMT"),
                Optional.of("h"));
        tell(page);
        driver.advanceWallClockTime(Duration.ofMinutes(59));
        assertThat(requests()).isEmpty();
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.trigger()).isEqualTo("revisit:1");
            assertThat(request.url()).isEqualTo(A);
            assertThat(request.etag()).contains("\"tag\"");
            assertThat(request.lastModified()).isPresent();
            assertThat(request.bodyHash()).contains("h");
            assertThat(request.made()).isEqualTo(T.plus(Duration.ofHours(1)));
        });
        driver.advanceWallClockTime(Duration.ofDays(10));
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        driver.advanceWallClockTime(Duration.ofDays(10));
        assertThat(requests())
                .extracting(Request::trigger)
                .containsExactly("revisit:2", "revisit:3", "revisit:4", "revisit:5");
        assertThat(driver.<String, Request>getKeyValueStore(Revisits.NEXT).get(A))
                .isNull();
        try (var dues = driver.<String, Long>getKeyValueStore(Revisits.DUES).all()) {
            assertThat(dues.hasNext()).isFalse();
        }
    }

    @Test
    void aPageThatIsGoneIsLookedAtFurtherWithoutTheValidatorsOfWhatItWas() {
        see(item("one", A, "first", false, T));
        tell(new Fetched(A, "first", T, Optional.of("\"tag\""), Optional.empty(), Optional.of("h")));
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(requests()).hasSize(2);
        tell(new Fetched(A, "look", T, Optional.empty(), Optional.empty(), Optional.of("of nothing")));
        tell(Fetched.alias(A, "another page that calls itself so", T));
        driver.advanceWallClockTime(Duration.ofHours(3));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.trigger()).isEqualTo("revisit:2");
            assertThat(request.bodyHash()).contains("of nothing");
            assertThat(request.etag()).isEmpty();
        });
    }

    @Test
    void whatWasNeverFetchedOrIsOldIsNotLookedAtAgain() {
        see(item("one", A, "never fetched", false, T));
        see(item("two", A + "2", "of a first poll", true, T));
        fetched(A + "2");
        driver.advanceWallClockTime(Duration.ofDays(1));
        assertThat(requests()).extracting(Request::trigger).noneMatch(trigger -> trigger.startsWith("revisit"));
    }

    @Test
    void anEntryThatIsAnArticleIsNotFetched() {
        var content = "<p>" + "word ".repeat(150) + "</p>";
        see(item("one", A, content, true, T));
        see(item("two", A, "a summary of it", false, T));
        assertThat(requests()).isEmpty();
        assertThat(pages()).singleElement().satisfies(page -> {
            assertThat(PageBody.body(page).utf8()).isEqualTo(content);
            assertThat(page.item().content()).isEmpty();
            assertThat(page.quiet()).isTrue();
            assertThat(page.fetched()).isEqualTo(T);
        });
    }

    @Test
    void entriesWithTheirTextThatShareALinkStandEachForItself() {
        var home = "https://a.example/";
        see(entry("one", "first", home, "first ".repeat(150), T));
        see(entry("one", "second", home + "#second", "second ".repeat(150), T));
        see(entry("one", "third", home, "third ".repeat(150), T.plusSeconds(60)));
        assertThat(pages())
                .extracting(Page::url)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .contains(home);
        see(entry("one", "second", home + "#second", "second ".repeat(150), T.plusSeconds(60)));
        see(entry("one", "first under another id", home, "first ".repeat(150), T.plusSeconds(60)));
        see(entry("two", "who carries it", home, "of the first ".repeat(150), T.plusSeconds(60)));
        assertThat(pages()).isEmpty();
        see(entry("one", "second", home + "#second", "corrected ".repeat(150), T.plusSeconds(3600)));
        assertThat(pages()).singleElement().extracting(Page::url).asString().startsWith("urn:newsvane:item:");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aTextThatGoesOnElsewhereIsFetched() {
        see(item("one", A, "word ".repeat(150) + " Continue reading →", false, T));
        see(item("one", A + "2", "word ".repeat(150) + " […]", false, T));
        assertThat(requests()).hasSize(2);
    }

    @Test
    void anEntryThatLeadsNowhereIsRejected() {
        see(Items.item("one", Optional.empty(), "short", false, T));
        see(Items.item("two", Optional.empty(), "word ".repeat(150), false, T));
        see(Items.item("three", Optional.of("javascript:void(0)"), "short", false, T));
        assertThat(rejects()).extracting(Reject::reason).containsExactly(Reason.BAD_LINK, Reason.BAD_LINK);
        assertThat(pages()).singleElement().extracting(Page::url).asString().startsWith("urn:newsvane:item:");
    }

    @Test
    void aSightingInNormalRunningLiftsTheQuietWhileThePageIsNotMade() {
        see(item("one", A, "first", true, T));
        see(item("two", A, "other", false, T));
        var requests = requests();
        assertThat(requests).extracting(request -> request.item().quiet()).containsExactly(true, false);
        assertThat(requests)
                .extracting(Request::id)
                .containsOnly(requests.getFirst().id());
    }

    @Test
    void anImportKeepsNothingFromTheLiveLaneAndLeavesOutWhatWasSeenThere() {
        var past = item("past", A, "first", false, T).in(Lanes.history("past"));
        see(past);
        see(past);
        assertThat(requests()).extracting(request -> request.item().lane()).containsExactly(Lanes.history("past"));
        see(item("one", A, "first", false, T));
        see(item("one", A + "2", "first", true, T));
        assertThat(requests()).extracting(request -> request.item().lane()).containsExactly(Lanes.LIVE, Lanes.LIVE);
        see(item("past", A + "2", "first", false, T).in(Lanes.history("past")));
        assertThat(requests())
                .as("nor does it lift what is quiet out of its lane")
                .isEmpty();
    }

    @Test
    void whatIsFetchedIsNotFetchedAgainUnderItsOtherName() {
        see(item("one", A, "first", true, T));
        fetched(A, "https://b.example/alias");
        see(item("two", A, "other", false, T));
        see(item("three", "https://b.example/alias", "other", false, T));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aUrlIsForgottenAfterNinetyDays() {
        see(item("one", A, "first", false, T));
        see(item("one", "https://c.example/", "later", false, T.plus(Duration.ofDays(91))));
        see(item("one", "https://d.example/", "later", false, T.plus(Duration.ofDays(92))));
        see(item("one", A, "first", false, T.plus(Duration.ofDays(92))));
        assertThat(requests()).extracting(Request::url).filteredOn(A::equals).hasSize(2);
        assertThat(driver.<String, Seen>getKeyValueStore(Sight.STORE).approximateNumEntries())
                .isEqualTo(3);
    }

    private static Item item(String source, String link, String content, boolean quiet, Instant seen) {
        return Items.item(source, Optional.of(link), content, quiet, seen);
    }

    private static Item entry(String source, String guid, String link, String content, Instant seen) {
        var item = Items.item(source, Optional.of(link), content, false, seen);
        return new Item(
                Ids.of(source, guid),
                source,
                item.publisher(),
                item.link(),
                Optional.of(guid),
                item.title(),
                item.authors(),
                item.published(),
                item.publishedRaw(),
                item.updated(),
                item.summary(),
                item.content(),
                item.language(),
                item.contentHash(),
                item.lane(),
                false,
                seen,
                List.of());
    }

    private void see(Item item) {
        var items = driver.createInputTopic(
                channels.items().name(),
                new StringSerializer(),
                channels.items().values().serializer());
        items.pipeInput(Routing.key("a.example", item.id()), item, item.seen());
    }

    private void tell(Fetched page) {
        driver.createInputTopic(
                        channels.fetched().name(),
                        new StringSerializer(),
                        channels.fetched().values().serializer())
                .pipeInput(Routing.key("a.example", page.url()), page, page.at());
    }

    private void fetched(String... urls) {
        var fetched = driver.createInputTopic(
                channels.fetched().name(),
                new StringSerializer(),
                channels.fetched().values().serializer());
        List.of(urls).forEach(url -> fetched.pipeInput(Routing.key("a.example", url), Fetched.alias(url, "r", T), T));
    }

    private List<Request> requests() {
        return out(channels.requests());
    }

    private List<Page> pages() {
        return out(channels.pages());
    }

    private List<Reject> rejects() {
        return out(channels.rejects());
    }

    private <V> List<V> out(Channel<V> channel) {
        return driver.createOutputTopic(
                        channel.name(),
                        new StringDeserializer(),
                        channel.values().deserializer())
                .readValuesToList();
    }
}
