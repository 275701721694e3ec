package dev.newsvane.app.eval;

import dev.newsvane.app.eval.Cases.Case;
import dev.newsvane.app.eval.Cases.Expected;
import dev.newsvane.app.eval.FeedsReport.Failed;
import dev.newsvane.app.eval.FeedsReport.Verdict;
import dev.newsvane.app.eval.Vocabulary.Rule.Compared;
import dev.newsvane.app.eval.Vocabulary.Rule.Excluded;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.FeedJson;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// The feed reader over documents whose truth is known.
public final class FeedsEval {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<String, Vocabulary> vocabularies = Stream.of("feedparser", "common", "rss", "atom", "json")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Vocabulary::of));

    /// Reads every document of a folder and compares.
    ///
    /// @throws IOException where the folder, a document or an expectation cannot be read
    public FeedsReport of(Path folder) throws IOException {
        var verdicts = new ArrayList<Verdict>();
        for (var each : Cases.in(folder)) {
            verdicts.add(judge(each));
        }
        return new FeedsReport(verdicts);
    }

    private Verdict judge(Case document) throws IOException {
        var body = ByteString.of(Files.readAllBytes(document.file()));
        try {
            var reading = CompletableFuture.supplyAsync(
                            () -> FeedReader.read(body, document.contentType(), document.base()))
                    .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return judge(document, body, reading);
        } catch (CompletionException e) {
            var cause = Optional.ofNullable(e.getCause()).orElse(e);
            var why = cause instanceof TimeoutException ? "no answer within " + LONGEST : cause.toString();
            return new Verdict.Judged(document.name(), 0, List.of(new Failed("", "an answer", why)), List.of());
        }
    }

    private Verdict judge(Case document, ByteString body, FeedReading reading) {
        return switch (document.expected()) {
            case Expected.Answer _ -> new Verdict.Answered(document.name(), refusal(reading));
            case Expected.Code(String text) -> new Verdict.NotPlain(document.name(), text);
            case Expected.Values(var values) -> compare(document, body, reading, vocabulary("feedparser"), values);
            case Expected.Tree(JsonNode tree) ->
                compare(
                        document,
                        body,
                        reading,
                        vocabulary(words(tree, reading)),
                        List.of(new Expectation(List.of(), tree)));
        };
    }

    private static Optional<String> refusal(FeedReading reading) {
        return switch (reading) {
            case FeedRead _ -> Optional.empty();
            case IndexRead _ -> Optional.of("It is a list of sitemaps.");
            case NotAFeed(FeedReading.Why _, String detail) -> Optional.of(detail);
        };
    }

    /// In whose words a tree speaks: those of all feeds, or of the document's own format.
    private static String words(JsonNode tree, FeedReading reading) {
        var dialect = reading instanceof FeedRead(var feed) ? feed.dialect() : "";
        if (tree.has("feedType")) {
            return "common";
        }
        return dialect.startsWith("json") ? "json" : dialect.startsWith("atom") ? "atom" : "rss";
    }

    private Vocabulary vocabulary(String name) {
        return Optional.ofNullable(vocabularies.get(name)).orElseThrow();
    }

    private static Verdict compare(
            Case document, ByteString body, FeedReading reading, Vocabulary vocabulary, List<Expectation> expected) {
        var ours = reading instanceof FeedRead(var feed) ? FeedJson.of(feed) : Json.object();
        var passed = 0;
        var failed = new ArrayList<Failed>();
        var excluded = new ArrayList<Excluded>();
        var values = expected.stream()
                .flatMap(each -> each.leaves(vocabulary::names).stream())
                .toList();
        for (var value : values) {
            switch (vocabulary.rule(value.pattern()).orElse(new Excluded(value.pattern(), "no rule names it"))) {
                case Excluded out -> excluded.add(out);
                case Compared rule -> {
                    var found = Vocabulary.find(ours, rule, value);
                    if (agrees(rule, value.value(), found, body)) {
                        passed++;
                    } else {
                        failed.add(new Failed(value.name(), Agreement.words(value.value()), told(found, reading)));
                    }
                }
            }
        }
        return new Verdict.Judged(document.name(), passed, failed, excluded);
    }

    private static boolean agrees(Compared rule, JsonNode expected, JsonNode ours, ByteString body) {
        if (ours.isMissingNode()) {
            return rule.agreement().isNothing(expected);
        }
        return rule.agreement().holds(expected, ours, body);
    }

    private static String told(JsonNode found, FeedReading reading) {
        return refusal(reading)
                .map(why -> "no feed: " + why)
                .orElseGet(() -> found.isMissingNode() ? "nothing" : Agreement.words(found));
    }
}
