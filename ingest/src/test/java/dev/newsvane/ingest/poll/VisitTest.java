package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final PollSettings SETTINGS = PollSettings.defaults();
    private static final Source LEDGER = source(Baseline.QUIET, Optional.empty());

    @Test
    void atTheFirstPollWhatIsOldOrUndatedIsQuiet() {
        var findings = first(
                LEDGER,
                feed(
                        item("old", "2026-03-14T05:59:00Z"),
                        item("new", "2026-03-14T06:01:00Z"),
                        "<item><title>undated</title></item>"));
        assertThat(findings.items())
                .extracting(item -> item.title().orElseThrow() + " " + item.quiet())
                .containsExactly("old true", "new false", "undated true");
        assertThat(findings.memory().first()).contains(T);
        assertThat(findings.memory().overlap()).isEmpty();
    }

    @Test
    void aBaselineThatMayAlertIsNotQuiet() {
        var findings = first(source(Baseline.ALERT, Optional.empty()), feed(item("old", "2026-03-01")));
        assertThat(findings.items()).extracting(Item::quiet).containsExactly(false);
    }

    @Test
    void afterwardsOnlyWhatIsNewOrChangedIsTold() {
        var memory = first(LEDGER, feed(item("a", "2026-03-01"), item("b", "2026-03-01")))
                .memory();
        var edited = item("b", "2026-03-01").replace("</item>", "<description>edited</description></item>");
        var findings = visit(LEDGER, memory, T.plusSeconds(600))
                .judge(ok(feed(item("a", "2026-03-01"), edited, item("c", "2026-03-01"))));
        assertThat(findings.items())
                .extracting(item -> item.title().orElseThrow() + " " + item.quiet())
                .containsExactly("b false", "c false");
        assertThat(findings.memory().items()).isEqualTo(4);
        assertThat(findings.memory().overlap())
                .hasValueSatisfying(share -> assertThat(share).isBetween(0.6, 0.7));
        assertThat(findings.items().getFirst().id()).isEqualTo(itemOf("b").id());
    }

    @Test
    void whatOfAnAnswerIsNotTakenIsNotedUntilAnAnswerIsTakenWhole() {
        var endless = item("long", "2026-03-01")
                .replace("</item>", "<description>" + "x".repeat(300_000) + "</description></item>");
        var memory = first(LEDGER, feed(item("a", "2026-03-01"), endless)).memory();
        assertThat(memory.notes()).singleElement().asString().startsWith("1 of 2 entries");
        var unchanged = visit(LEDGER, memory, T.plusSeconds(600)).judge(got(304, Map.of(), ""));
        assertThat(unchanged.memory().notes()).isEqualTo(memory.notes());
        var many = new String[FeedReader.MAX_ENTRIES + 1];
        Arrays.setAll(many, i -> item("e" + i, "2026-03-01"));
        var cut = visit(LEDGER, memory, T.plusSeconds(600)).judge(ok(feed(many)));
        assertThat(cut.memory().notes())
                .singleElement()
                .asString()
                .contains("more entries than the 10000 that are read");
        var whole = visit(LEDGER, cut.memory(), T.plusSeconds(1200)).judge(ok(feed(item("a", "2026-03-01"))));
        assertThat(whole.memory().notes()).isEmpty();
    }

    @Test
    void validatorsAreKeptFromAnUnchangedAnswerToo() {
        var memory = first(LEDGER, feed(item("a", "2026-03-01"))).memory();
        assertThat(Memory.headers(memory)).containsEntry("if-none-match", "\"1\"");
        var unchanged = visit(LEDGER, memory, T.plusSeconds(600))
                .judge(got(304, Map.of("last-modified", List.of("Sat, 14 Mar 2026 12:00:00 GMT")), ""));
        assertThat(unchanged.items()).isEmpty();
        assertThat(Memory.headers(unchanged.memory()))
                .containsEntry("if-none-match", "\"1\"")
                .containsEntry("if-modified-since", "Sat, 14 Mar 2026 12:00:00 GMT");
        assertThat(unchanged.memory().known()).isEqualTo(memory.known());
    }

    @Test
    void theSameBodyUnderStatus200IsUnchanged() {
        var body = feed(item("a", "2026-03-01"));
        var findings =
                visit(LEDGER, first(LEDGER, body).memory(), T.plusSeconds(600)).judge(ok(body));
        assertThat(findings.items()).isEmpty();
        assertThat(findings.memory().changed()).contains(T);
    }

    @Test
    void whatIsNoFeedIsRejectedOnceAndTroublesTheSource() {
        var memory = Memory.fresh(LEDGER, T, SETTINGS);
        var findings = visit(LEDGER, memory, T).judge(ok("<html><body>Moved house</body></html>"));
        assertThat(findings.reject()).map(Reject::reason).contains(Reason.NOT_A_FEED);
        assertThat(findings.memory().trouble())
                .hasValueSatisfying(why -> assertThat(why).startsWith("It is a web page, not a feed"));
        assertThat(findings.memory().first()).isEmpty();
        var again = visit(LEDGER, findings.memory(), T).judge(ok("<html><body>Moved house</body></html>"));
        assertThat(again.reject()).isEmpty();
        assertThat(again.memory().failures()).isEqualTo(2);
    }

    @Test
    void failuresWeighAsTheyDeserveAndASuccessForgivesThem() {
        assertThat(failures(new Silence(Cause.DNS, "unknown"))).isEqualTo(0.25);
        assertThat(failures(new Silence(Cause.TIMEOUT, "30 s"))).isEqualTo(0.5);
        assertThat(failures(got(503, Map.of(), ""))).isEqualTo(0.5);
        assertThat(failures(got(403, Map.of(), ""))).isEqualTo(1);
        assertThat(failures(got(410, Map.of(), ""))).isEqualTo(SETTINGS.deadAfter());
        var troubled = visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T)
                .judge(got(503, Map.of(), ""))
                .memory();
        assertThat(visit(LEDGER, troubled, T).judge(ok(feed())).memory().failures())
                .isZero();
    }

    @Test
    void retryAfterIsHonoured() {
        var memory = visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T)
                .judge(got(429, Map.of("retry-after", List.of("7200")), ""))
                .memory();
        assertThat(memory.due()).isBetween(T.plusSeconds(7200), T.plusSeconds(7200 + 180));
    }

    @Test
    void aSourceThatSaysItIsGoneIsTriedMonthly() {
        var memory = visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T)
                .judge(got(410, Map.of(), ""))
                .memory();
        assertThat(memory.due()).isBetween(T.plus(Duration.ofDays(30)), T.plus(Duration.ofDays(31)));
        assertThat(memory.trouble()).hasValueSatisfying(why -> assertThat(why).contains("410 Gone"));
    }

    @Test
    void aPermanentMoveIsRememberedAndForgottenWhenItFails() {
        var there = URI.create("http://ledger.example/moved.xml");
        var moved = new Got(there, Optional.of(there), 200, Map.of(), ByteString.encodeUtf8(feed()));
        var memory =
                visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T).judge(moved).memory();
        assertThat(memory.url()).isEqualTo(there.toString());
        assertThat(visit(LEDGER, memory, T)
                        .judge(got(404, Map.of(), ""))
                        .memory()
                        .url())
                .isEqualTo(LEDGER.url());
    }

    @Test
    void aChangedUrlVoidsTheMoveAndIsAskedAtOnce() {
        var memory = first(LEDGER, feed()).memory();
        var other = Source.of("ledger", "http://ledger.example/other.xml", SourceKind.FEED, "cli");
        var fitting = Memory.fitting(memory, other, T.plusSeconds(1));
        assertThat(fitting.url()).isEqualTo(other.url());
        assertThat(fitting.etag()).isEmpty();
        assertThat(fitting.due()).isEqualTo(T.plusSeconds(1));
        assertThat(fitting.first()).contains(T);
    }

    @Test
    void aMoveToWhereAnotherSourceIsFollowedIsSaidAndNotPolledTwice() {
        var there = URI.create("http://ledger.example/moved.xml");
        var moved = new Got(there, Optional.of(there), 200, Map.of(), ByteString.encodeUtf8(feed(item("a", "2026"))));
        var fresh = Memory.fresh(LEDGER, T, SETTINGS);
        var findings = new Visit(
                        LEDGER,
                        fresh,
                        T,
                        SETTINGS,
                        Blame.HOST,
                        url -> Optional.of(url).filter(there.toString()::equals).map(_ -> "other"))
                .judge(moved);
        assertThat(findings.items()).isEmpty();
        assertThat(findings.memory().trouble())
                .contains("It has moved to http://ledger.example/moved.xml, which is followed as other.");
        assertThat(findings.memory().failures()).isZero();
        assertThat(findings.memory().due()).isBetween(T.plus(Duration.ofDays(1)), T.plus(Duration.ofHours(25)));
        assertThat(Trouble.isTwin(findings.memory(), "other")).isTrue();
        assertThat(Trouble.isTwin(findings.memory(), "her")).isFalse();
    }

    @Test
    void ourOwnOutageIsChargedToNoSource() {
        var before = Draft.of(first(LEDGER, feed(item("a", "2026-03-01"))).memory())
                .failures(0.5)
                .poll();
        var open = silent(before, Blame.OPEN);
        assertThat(open.failures()).isEqualTo(0.5);
        assertThat(open.due()).isEqualTo(T.plusSeconds(60));
        assertThat(open.trouble()).contains("Its host is not found: unknown.");
        var ours = silent(before, Blame.LINE);
        assertThat(ours.failures()).as("what was charged before that was known").isZero();
        assertThat(ours.due()).isEqualTo(T.plusSeconds(60));
        assertThat(ours.trouble()).contains("This machine does not reach the web: unknown.");
        var dead = Draft.of(before)
                .succeeded(Optional.of(T.minus(Duration.ofDays(9))))
                .poll();
        assertThat(silent(dead, Blame.LINE).failures()).isEqualTo(0.5);
        assertThat(silent(before, Blame.HOST).failures()).isEqualTo(0.75);
    }

    /// Six sources, each asked every hour or two; the line breaks, we are started anew meanwhile, and it is mended.
    @Test
    void anOutageOfHoursIsChargedToNobodyHoweverSeldomTheyAreAsked() {
        var line = new Line();
        var memories = new HashMap<String, Poll>();
        var hourly = source(Baseline.QUIET, Optional.of(Duration.ofHours(1)));
        for (var n = 0; n < 6; n++) {
            var asked = T.plusSeconds(600L * n);
            line.answered("h" + n + ".example", "h" + n + ".example", asked);
            memories.put(
                    "h" + n + ".example",
                    visit(hourly, Memory.fresh(hourly, asked, SETTINGS), asked)
                            .judge(ok(feed()))
                            .memory());
        }
        for (var minute = 60; minute < 12 * 60; minute++) {
            var now = T.plus(Duration.ofMinutes(minute));
            var hearing = minute == 5 * 60 ? new Line() : line;
            line = hearing;
            memories.replaceAll((host, memory) -> memory.due().isAfter(now)
                    ? memory
                    : new Visit(
                                    hourly,
                                    memory,
                                    now,
                                    SETTINGS,
                                    hearing.silent(host, host, memory.succeeded(), now),
                                    _ -> Optional.empty())
                            .judge(new Silence(Cause.DNS, "unknown"))
                            .memory());
        }
        assertThat(memories.values())
                .allSatisfy(memory -> assertThat(memory.failures()).isZero())
                .allSatisfy(memory -> assertThat(memory.due())
                        .isBefore(T.plus(Duration.ofHours(12).plusMinutes(1))));
    }

    @Test
    void nothingKnownInAnAnswerIsAGap() {
        var memory = first(LEDGER, feed(item("a", "2026"), item("b", "2026"), item("c", "2026")))
                .memory();
        assertThat(memory.baseline()).isEqualTo(3);
        assertThat(memory.window()).isEqualTo(3);
        var overlapping = visit(LEDGER, memory, T.plusSeconds(600))
                .judge(ok(feed(item("c", "2026"), item("d", "2026"), item("e", "2026"))))
                .memory();
        assertThat(overlapping.gaps()).isZero();
        var gap = visit(LEDGER, overlapping, T.plusSeconds(1200))
                .judge(ok(feed(item("x", "2026"), item("y", "2026"), item("z", "2026"))))
                .memory();
        assertThat(gap.gaps()).isEqualTo(1);
        assertThat(gap.gap()).contains(T.plusSeconds(1200));
        assertThat(gap.baseline()).isEqualTo(3);
        assertThat(gap.tried()).contains(T.plusSeconds(1200));
    }

    @Test
    void validatorsThatLieAreNotSentForAMonth() {
        var memory = first(LEDGER, feed(item("a", "2026-03-01"))).memory();
        assertThat(memory.whole()).contains(T);
        var weekLater = Draft.of(memory).due(T.plus(Duration.ofDays(7))).poll();
        assertThat(Memory.headers(weekLater)).doesNotContainKey("if-none-match");

        var lied = visit(LEDGER, weekLater, weekLater.due())
                .judge(ok(feed(item("a", "2026-03-01"), item("b", "2026-03-20"))))
                .memory();
        assertThat(lied.distrusted()).contains(weekLater.due());
        assertThat(Memory.headers(lied)).doesNotContainKey("if-none-match");
        var monthLater = Draft.of(lied)
                .whole(Optional.of(T.plus(Duration.ofDays(37))))
                .due(T.plus(Duration.ofDays(38)))
                .poll();
        assertThat(Memory.headers(monthLater)).containsEntry("if-none-match", "\"1\"");
    }

    @Test
    void whatAServerSaysOfFreshnessPostponesTheNextPoll() {
        var answer = new Got(
                URI.create(LEDGER.url()),
                Optional.empty(),
                200,
                Map.of("cache-control", List.of("public, max-age=10800")),
                ByteString.encodeUtf8(feed()));
        var due = visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T)
                .judge(answer)
                .memory()
                .due();
        assertThat(due).isBetween(T.plus(Duration.ofHours(3)), T.plus(Duration.ofMinutes(183)));
    }

    @Test
    void aBusySourceIsAskedOftenAndAQuietOneSeldom() {
        var busy = first(LEDGER, feed(item("a", "2026-03-14T11:00:00Z"), item("b", "2026-03-14T11:50:00Z")));
        var quiet = first(LEDGER, feed(item("a", "2026-01-14T11:00:00Z"), item("b", "2026-02-14T11:50:00Z")));
        assertThat(busy.memory().rhythm()).isLessThan(Duration.ofMinutes(15));
        assertThat(quiet.memory().rhythm()).isGreaterThan(Duration.ofHours(12));
    }

    @Test
    void anIdThatSeveralEntriesShareDoesNotMergeThem() {
        var twice = "<item><guid>same</guid><title>%s</title><link>http://ledger.example/%s</link></item>";
        var findings = first(LEDGER, feed(twice.formatted("a", "a"), twice.formatted("b", "b")));
        assertThat(findings.items()).extracting(Item::id).doesNotHaveDuplicates();
    }

    @Test
    void aFixedRhythmStaysFixed() {
        var every = source(Baseline.QUIET, Optional.of(Duration.ofSeconds(2)));
        var memory = first(every, feed(item("a", "2026-03-01"))).memory();
        assertThat(memory.due()).isEqualTo(T.plusSeconds(2));
    }

    @Test
    void theTimeThatAFeedAsksToBeLeftAloneHoldsForAsLongAsItSaysSo() {
        var asking =
                first(LEDGER, feed("<ttl>1200</ttl>", item("a", "2026-03-13"))).memory();
        assertThat(asking.due()).isAfterOrEqualTo(T.plus(Duration.ofHours(20)));
        var later = T.plus(Duration.ofHours(21));
        var unchanged =
                visit(LEDGER, asking, later).judge(got(304, Map.of(), "")).memory();
        assertThat(unchanged.due()).isAfterOrEqualTo(later.plus(Duration.ofHours(20)));
        var overruled = visit(LEDGER, unchanged, later)
                .judge(got(304, Map.of("cache-control", List.of("max-age=60")), ""))
                .memory();
        assertThat(overruled.due()).isBefore(later.plus(Duration.ofHours(20)));
        var silent = visit(LEDGER, overruled, later)
                .judge(ok(feed(item("a", "2026-03-13"))))
                .memory();
        assertThat(silent.due()).isBefore(later.plus(Duration.ofHours(20)));
    }

    @Test
    void theHoursThatAFeedWantsSkippedAreSkippedForAsLongAsItSaysSo() {
        var skipping = feed(
                "<skipHours><hour>12</hour><hour>13</hour></skipHours><skipDays><day>Sunday</day></skipDays>",
                item("a", "2026-03-01"));
        var memory = first(LEDGER, skipping).memory();
        assertThat(memory.due()).isEqualTo("2026-03-16T00:00:00Z"); // a day later is a Sunday
        assertThat(memory.skips()).containsExactly("12", "13", "sunday");
        var unchanged = visit(LEDGER, memory, T.plusSeconds(60)).judge(got(304, Map.of(), ""));
        assertThat(unchanged.memory().due()).isEqualTo("2026-03-16T00:00:00Z");
        var failed = visit(LEDGER, unchanged.memory(), T.plusSeconds(120)).judge(got(500, Map.of(), ""));
        assertThat(failed.memory().due()).isAfterOrEqualTo("2026-03-16T00:00:00Z");
        var silent = visit(LEDGER, failed.memory(), T.plusSeconds(180)).judge(ok(feed(item("a", "2026-03-01"))));
        assertThat(silent.memory().skips()).isEmpty();
        assertThat(silent.memory().due()).isBefore("2026-03-16T00:00:00Z");
        var every = source(Baseline.QUIET, Optional.of(Duration.ofMinutes(5)));
        assertThat(first(every, skipping).memory().due()).isEqualTo(T.plus(Duration.ofMinutes(5)));
    }

    /// More entries than are read, twice as many as were once remembered.
    @Test
    void aFeedOfFiftyThousandEntriesTellsEachOnce() {
        var items = IntStream.range(0, 50_000)
                .mapToObj(number -> item("n" + number, "2026-03-01"))
                .toArray(String[]::new);
        var memory = first(LEDGER, feed(items)).memory();
        assertThat(memory.known()).hasSize(FeedReader.MAX_ENTRIES);
        items[3] = item("late", "2026-03-14");
        var next = visit(LEDGER, memory, T.plusSeconds(600)).judge(ok(feed(items)));
        assertThat(next.items()).extracting(Item::title).containsExactly(Optional.of("late"));
        items[49_999] = item("last", "2026-03-14");
        var atEnd = visit(LEDGER, next.memory(), T.plusSeconds(1200)).judge(ok(feed(items)));
        assertThat(atEnd.items()).extracting(Item::title).containsExactly(Optional.of("last"));
        var pushed = new Known(next.memory().known()).including(next.items());
        assertThat(new Known(pushed).holds(itemOf("n0"))).isTrue();
        var last = visit(LEDGER, atEnd.memory(), T.plusSeconds(1800)).judge(ok(feed(items)));
        assertThat(last.items()).isEmpty();
    }

    private static Poll silent(Poll before, Blame blame) {
        return new Visit(LEDGER, before, T, SETTINGS, blame, _ -> Optional.empty())
                .judge(new Silence(Cause.DNS, "unknown"))
                .memory();
    }

    private static double failures(Answer answer) {
        return visit(LEDGER, Memory.fresh(LEDGER, T, SETTINGS), T)
                .judge(answer)
                .memory()
                .failures();
    }

    private static Item itemOf(String title) {
        return first(LEDGER, feed(item(title, "2026-03-01"))).items().getFirst();
    }

    private static Findings first(Source source, String body) {
        return visit(source, Memory.fresh(source, T, SETTINGS), T).judge(ok(body));
    }

    private static Visit visit(Source source, Poll before, Instant now) {
        return new Visit(source, before, now, SETTINGS, Blame.HOST, _ -> Optional.empty());
    }

    private static Got ok(String body) {
        return got(200, Map.of("etag", List.of("\"1\"")), body);
    }

    private static Got got(int status, Map<String, List<String>> headers, String body) {
        return new Got(URI.create(LEDGER.url()), Optional.empty(), status, headers, ByteString.encodeUtf8(body));
    }

    private static String feed(String... items) {
        return "<rss version=\"2.0\"><channel><title>Ledger</title>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String name, String date) {
        return "<item><title>" + name + "</title><link>http://ledger.example/" + name + "</link><guid>" + name
                + "</guid><pubDate>" + date + "</pubDate></item>";
    }

    private static Source source(Baseline baseline, Optional<Duration> every) {
        return new Source(
                "ledger",
                "http://ledger.example/feed.xml",
                SourceKind.FEED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                every,
                baseline,
                false,
                "cli",
                Optional.empty());
    }
}
