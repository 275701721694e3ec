package dev.newsvane.ingest.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.base.Json;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.Tables;
import dev.newsvane.ingest.crawl.Outcome.Arrived;
import dev.newsvane.ingest.crawl.Outcome.Later;
import dev.newsvane.ingest.crawl.Outcome.Missing;
import dev.newsvane.ingest.crawl.Outcome.Refused;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Reason;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether what was fetched is a page.
class OutcomeTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final URI PAGE = URI.create("https://a.example/2026/03/14/ferry");
    private static final CrawlSettings SETTINGS = CrawlSettings.defaults();

    @ParameterizedTest
    @MethodSource("challenges")
    void aPageThatAsksForABrowserIsAChallenge(String who, String status, String headers, String body) {
        var got = got(PAGE, Integer.parseInt(status), headers, ByteString.encodeUtf8(body));
        assertThat(Challenge.of(got, Head.of(got.body())).orElse("")).isEqualTo(who);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aBodyIsWhatItsFirstBytesSay(String what, String type, String body) {
        var header = Optional.of(type).filter(text -> !text.isEmpty());
        var why = Sniffed.refusal(header, bytes(body));
        assertThat(why)
                .isEqualTo(Optional.of(what).filter(it -> !it.isEmpty()).map("It is %s, not a page."::formatted));
    }

    @ParameterizedTest
    @MethodSource("soft")
    void aPageThatIsNotThereMaySay200(String expected, String asked, String answered, String body) {
        var got = got(URI.create(answered), 200, "", ByteString.encodeUtf8(body));
        assertThat(SoftNotFound.of(URI.create(asked), got, Head.of(got.body())).isPresent())
                .isEqualTo(expected.equals("missing"));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTitleWithoutEndIsReadAtOnce() {
        var blank = "<title>x" + "\u000b".repeat(250_000) + "x</title>";
        var waits = "<title>einen moment" + "bitte".repeat(50_000) + "\u2028</title>";
        assertThat(judged(blank)).isInstanceOf(Arrived.class);
        assertThat(judged(waits)).isInstanceOf(Later.class);
    }

    private static Outcome judged(String page) {
        var got = got(PAGE, 200, "", ByteString.encodeUtf8(page));
        assertThat(SoftNotFound.of(PAGE, got, Head.of(got.body()))).isEmpty();
        return Outcome.of(got, T, SETTINGS);
    }

    @Test
    void aConsentPageIsNotThePage() {
        var got = got(URI.create("https://consent.example.com/collect?sessionId=1"), 200, "", ByteString.EMPTY);
        assertThat(Challenge.of(got, Head.of(got.body()))).contains("consent.example.com, for consent");
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void aPageHasOtherNamesWithinItsSite(String asked, String answered, String body, String names) {
        var got = got(URI.create(answered), 200, "", ByteString.encodeUtf8(body));
        assertThat(String.join(" ", Aliases.of(asked, got, Head.of(got.body()))))
                .isEqualTo(names);
    }

    @Test
    void aPageTellsNoMoreThanTenNames() {
        var links = IntStream.range(0, 1_000)
                .mapToObj(n -> "<link rel=canonical href=/name-" + n + ">")
                .collect(Collectors.joining());
        var got = got(PAGE, 200, "", ByteString.encodeUtf8(links));
        assertThat(Aliases.of(PAGE.toString(), got, Head.of(got.body()))).hasSizeBetween(2, 11);
    }

    @Test
    void everyAnswerHasItsOutcome() {
        var page = ByteString.encodeUtf8("<title>Ferry</title><p>A ferry.");
        assertThat(outcome(got(PAGE, 200, "content-type: text/html", page))).isInstanceOf(Arrived.class);
        assertThat(outcome(got(PAGE, 200, "cf-mitigated: challenge", page)))
                .as("guards are lowered again")
                .isEqualTo(new Later(
                        Optional.empty(), Reason.CHALLENGE, "It wants a browser or a person: Cloudflare, 200."));
        var guard = ByteString.encodeUtf8("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>");
        assertThat(outcome(got(PAGE, 503, "retry-after: 600", guard)))
                .isEqualTo(new Later(
                        Optional.of(Duration.ofMinutes(10)),
                        Reason.CHALLENGE,
                        "It wants a browser or a person: Cloudflare, 503."));
        assertThat(outcome(got(PAGE, 200, "content-type: text/html", ByteString.encodeUtf8("%PDF-1.7"))))
                .isEqualTo(new Refused(Reason.UNREADABLE, "It is a PDF, not a page."));
        var missing = got(PAGE, 404, "", page);
        assertThat(outcome(missing)).isEqualTo(new Missing(missing));
        assertThat(new Missing(missing))
                .returns(Reason.NOT_FOUND, Missing::reason)
                .returns(false, Missing::forGood);
        var gone = got(PAGE, 410, "", page);
        assertThat(outcome(gone)).isEqualTo(new Missing(gone));
        assertThat(new Missing(gone)).returns(Reason.GONE, Missing::reason).returns(true, Missing::forGood);
        assertThat(outcome(got(PAGE, 403, "", page))).isEqualTo(new Refused(Reason.UNREACHABLE, "It answers 403."));
        assertThat(outcome(got(PAGE, 429, "", page)))
                .isEqualTo(new Later(Optional.of(SETTINGS.afterTooMany()), "It answers 429."));
        assertThat(outcome(got(PAGE, 503, "", page))).isEqualTo(new Later(Optional.empty(), "It answers 503."));
    }

    /// The pages of the shared sets are what news sites and others really serve: all are pages, but for those few that
    /// really are challenges or say that they are gone.
    @Test
    void realPagesArePages() throws IOException {
        var data = Shared.data().map(folder -> folder.resolve("extraction")).filter(Files::isDirectory);
        assumeTrue(data.isPresent(), "no ../shared/data/extraction beside the checkout");
        var refused = new ArrayList<String>();
        var pages = 0;
        for (var set : List.of("trafilatura/truth.jsonl", "wcxb-dev/truth.jsonl.gz")) {
            var truth = data.get().resolve(set);
            for (var line : lines(truth)) {
                var page = Json.parse(line);
                var id = page.path("id").asString();
                var url = CanonicalUrl.of(page.path("url").asString(""))
                        .map(URI::create)
                        .orElse(PAGE);
                var body = unzipped(truth.resolveSibling("pages/" + id + ".html.gz"));
                var got = got(url, 200, "content-type: text/html", body);
                pages++;
                var why = switch (outcome(got)) {
                    case Refused no -> no.why();
                    case Later later -> later.why();
                    case Missing _ -> "It is missing.";
                    case Arrived _, Outcome.Unchanged _, Outcome.Moved _ -> "";
                };
                if (!why.isEmpty()) {
                    refused.add(why + " " + id + " " + url);
                }
                SoftNotFound.of(url, got, Head.of(got.body()))
                        .ifPresent(gone -> refused.add(gone + " " + id + " " + url));
            }
        }
        System.out.println("note: of " + pages + " real pages refused by the crawl: " + refused.size());
        assertThat(refused).hasSizeLessThanOrEqualTo(3);
    }

    private static Outcome outcome(Got got) {
        return Outcome.of(got, T, SETTINGS);
    }

    private static Got got(URI url, int status, String headers, ByteString body) {
        var name = headers.split(": ", 2);
        var all = headers.isEmpty() ? Map.<String, List<String>>of() : Map.of(name[0], List.of(name[1]));
        return new Got(url, Optional.empty(), status, all, body);
    }

    private static List<String> lines(Path file) throws IOException {
        var bytes = file.toString().endsWith(".gz") ? unzipped(file) : ByteString.of(Files.readAllBytes(file));
        return bytes.utf8().lines().toList();
    }

    private static ByteString unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return ByteString.of(in.readAllBytes());
        }
    }

    private static ByteString bytes(String text) {
        var plain = Pattern.compile("\\\\x([0-9a-f]{2})")
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        return ByteString.of(plain.getBytes(ISO_8859_1));
    }

    static Stream<Object[]> challenges() {
        return cells("challenges.csv", 4);
    }

    static Stream<Object[]> types() {
        return cells("types.csv", 3);
    }

    static Stream<Object[]> soft() {
        return cells("soft.csv", 4);
    }

    static Stream<Object[]> aliases() {
        return cells("aliases.csv", 4);
    }

    private static Stream<Object[]> cells(String table, int count) {
        return Tables.lines(OutcomeTest.class, table).stream().map(line -> line.split(";", count));
    }
}
