package dev.newsvane.alerts.deliver.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    private static final News TRIAL = new News.Trial("desk", Told.T);

    private static final Map<String, Function<News, Shape>> CHATS = Map.of(
            "slack", News::asSlack,
            "discord", News::asDiscord,
            "teams", News::asTeams,
            "mattermost", News::asMattermost);

    @ParameterizedTest
    @ValueSource(strings = {"slack", "discord", "teams", "mattermost"})
    void aChatIsToldInItsOwnForm(String name) throws IOException {
        var chat = Objects.requireNonNull(CHATS.get(name));
        var shape = chat.apply(new News.Told(Told.proper()));
        assertThat(shape.type()).isEqualTo("application/json");
        assertThat(Json.parse(shape.body().utf8())).isEqualTo(Json.parse(golden(name + ".json")));
        assertThat(chat.apply(TRIAL).body().utf8()).contains("Newsvane can reach this endpoint");
    }

    @Test
    void anEmailIsPlainText() throws IOException {
        var letter = new News.Told(Told.proper()).asLetter();
        assertThat("Subject: " + letter.subject() + "\n\n" + letter.text()).isEqualTo(golden("email.txt"));
        assertThat(letter.list()).isEqualTo("ai-copyright-suits");
        assertThat(TRIAL.asLetter().text()).contains("Newsvane can reach this endpoint");
    }

    @Test
    void theEvidenceSaysWhyTheArticleIsInItsStory() {
        var json = Json.parse(new News.Told(Told.proper()).asJson().body().utf8());
        assertThat(json.at("/data/evidence/likeness").doubleValue()).isEqualTo(0.4);
        assertThat(json.at("/data/evidence/nearest").stringValue()).isEqualTo("nearest");
    }

    @Test
    void aSilenceIsNotToldAsNewsOfItsLastStory() {
        assertThat(Brief.of(Told.silent()).line())
                .startsWith(
                        "AI copyright suits: Nothing since " + Told.T + "; the last: Authors sue Example AI & others");
    }

    @Test
    void aCorrectionSaysInEachFormWhatBecameOfTheArticle() {
        var news = new News.Told(Told.withdrawn());
        CHATS.values()
                .forEach(chat -> assertThat(chat.apply(news).body().utf8())
                        .contains("Corrected: withdrawn", "Authors sue Example AI"));
        assertThat(news.asLetter().text()).contains("Corrected: withdrawn");
        var json = Json.parse(news.asJson().body().utf8());
        assertThat(json.path("type").asString()).isEqualTo("newsvane.alert.corrected");
        assertThat(json.at("/data/correction/kind").asString()).isEqualTo("withdrawn");
    }

    @Test
    void aDigestTellsAllItsAlertsInEachForm() {
        var alerts = Collections.nCopies(12, Told.proper());
        var digest = News.of(alerts, true);
        var json = Json.parse(digest.asJson().body().utf8());
        assertThat(json.path("type").asString()).isEqualTo("newsvane.digest");
        assertThat(json.at("/data/alerts")).hasSize(12);
        assertThat(Json.text(json.at("/data/alerts/11")))
                .isEqualTo(Json.text(Payload.json(Told.proper()).path("data")));
        assertThat(read(digest.asCloudEvent()).getType()).isEqualTo("dev.newsvane.digest");
        CHATS.values()
                .forEach(chat ->
                        assertThat(chat.apply(digest).body().utf8()).contains("12 alerts of 1 story", "and 2 more"));
        var letter = digest.asLetter();
        assertThat(letter.subject()).contains("12 alerts of 1 story");
        assertThat(letter.text().lines().filter(line -> line.startsWith("https://")))
                .hasSize(12);
        assertThat(letter.list()).isEqualTo("ai-copyright-suits");
    }

    @Test
    void aLineBearsTheDeliverysId() {
        var line = new News.Told(Told.proper()).asLine("id");
        assertThat(line).startsWith("{\"type\":\"newsvane.alert.grown\",").doesNotContain("\n");
        assertThat(Json.parse(line).path("delivery").asString()).isEqualTo("id");
    }

    @Test
    void aCloudEventIsReadByTheSdkOfTheCloudEventsProject() {
        var shape = new News.Told(Told.proper()).asCloudEvent();
        assertThat(shape.type()).isEqualTo(JsonFormat.CONTENT_TYPE);
        var event = read(shape);
        assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(event.getType()).isEqualTo("dev.newsvane.alert.grown");
        assertThat(event.getId()).isEqualTo(Told.proper().event());
        assertThat(event.getSource()).hasToString("/watches/ai-copyright-suits");
        assertThat(event.getSubject()).isEqualTo(Told.proper().story());
        assertThat(event.getTime()).isEqualTo(Told.T.atOffset(ZoneOffset.UTC));
        var data = Json.parse(Objects.requireNonNull(event.getData()).toBytes());
        assertThat(Json.text(data))
                .isEqualTo(Json.text(Payload.json(Told.proper()).path("data")));
        assertThat(read(TRIAL.asCloudEvent()).getType()).isEqualTo("dev.newsvane.test");
    }

    private static CloudEvent read(Shape shape) {
        var format = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);
        return Objects.requireNonNull(format).deserialize(shape.body().toByteArray());
    }

    @Test
    void slackReadsNoMentionAndNoLinkInStrangersWords() {
        Hostile.each(brief -> {
            var message = Slack.of(brief);
            assertThat(message.path("text").asString()).doesNotContain("<", ">").hasSizeLessThanOrEqualTo(3_000);
            assertThat(message.path("blocks")).hasSizeLessThanOrEqualTo(50);
            message.path("blocks").forEach(block -> {
                var text = block.path("text");
                assertThat(text.path("text").asString("x"))
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(block.path("type").asString().equals("header") ? 150 : 3_000);
                if (text.path("type").asString().equals("mrkdwn")) {
                    assertThat(text.path("text").asString()).matches("<https://[^<>|]*\\|[^<>]*>");
                }
            });
        });
    }

    @Test
    void discordsBoundsHoldAndNobodyIsMentioned() {
        Hostile.each(brief -> {
            var message = Discord.of(brief);
            assertThat(message.at("/allowed_mentions/parse")).isEmpty();
            var embed = message.at("/embeds/0");
            assertThat(embed.path("title").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
            assertThat(embed.path("description").asString()).hasSizeLessThanOrEqualTo(4_096);
            assertThat(embed.path("url").asString("")).hasSizeLessThanOrEqualTo(2_048);
            assertThat(embed.at("/footer/text").asString()).hasSizeLessThanOrEqualTo(2_048);
            assertThat(embed.at("/author/name").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(256);
            var all = new ArrayList<>(Stream.of("/title", "/description", "/footer/text", "/author/name")
                    .map(at -> embed.at(at).asString(""))
                    .toList());
            embed.path("fields").forEach(field -> {
                assertThat(field.path("value").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(1_024);
                all.add(field.path("name").asString());
                all.add(field.path("value").asString());
            });
            assertThat(String.join("", all)).hasSizeLessThanOrEqualTo(6_000);
            assertThat(embed.path("title").asString()).matches(unescaped("*_~`|<>[]()#@"));
            embed.path("description")
                    .asString("")
                    .lines()
                    .forEach(line -> assertThat(line).startsWith("> ").matches("> " + unescaped("*_~`|<>[]()#@")));
        });
    }

    @Test
    void teamsReadsNoMarkdownAndTakesTheSize() {
        Hostile.each(brief -> {
            var message = Teams.of(brief);
            assertThat(Json.text(message).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(28 * 1024);
            assertThat(message.at("/attachments/0/content/body")).allSatisfy(block -> {
                assertThat(block.path("type").asString()).isEqualTo("RichTextBlock");
                assertThat(block.path("inlines"))
                        .allMatch(run -> run.path("type").asString().equals("TextRun"));
            });
            assertThat(Json.text(message)).doesNotContain("msteams");
        });
    }

    @Test
    void mattermostReadsNoMentionAndNoMarkdown() {
        Hostile.each(brief -> {
            var attachment = Mattermost.of(brief).at("/attachments/0");
            assertThat(Json.text(attachment))
                    .doesNotContainPattern("@(?!\u200b)")
                    .hasSizeLessThan(16_383);
            assertThat(attachment.path("title").asString()).matches(unescaped("*_`[]()<>#~|"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "javascript:alert(1) -",
                "ftp://a.example/ -",
                "https:// -",
                "/a -",
                "data:text/html,x -",
                "https://a.example/?b=<!channel> -",
                "https://a.example/?b=1|2 -",
                "https://a.example/a(b) https://a.example/a%28b%29",
                "https://a.example/é https://a.example/%C3%A9",
                "https://a.example/?a=1&b=2 https://a.example/?a=1&b=2"
            })
    void aLinkLeadsToTheWebOrNowhere(String url, String expected) {
        assertThat(Plain.link(url).orElse("-")).isEqualTo(expected);
    }

    @Test
    void aCutIsNeverWithinACharacterOrAnEscape() {
        assertThat(Plain.line("😀😀😀", 5)).isEqualTo("😀😀…");
        assertThat(Plain.line("😀😀😀", 6)).isEqualTo("😀😀😀");
        assertThat(Plain.escaped("<<<", 9, code -> "&lt;")).isEqualTo("&lt;&lt;…");
        assertThat(Plain.escaped("<<", 8, code -> "&lt;")).isEqualTo("&lt;&lt;");
    }

    /// A text in which each of these signs, if it is there, stands behind a backslash.
    private static String unescaped(String signs) {
        var list = signs.replaceAll("(.)", "\\\\$1");
        return "(?s)([^\\\\" + list + "]|\\\\.)*";
    }

    private static String golden(String name) throws IOException {
        try (var in = Objects.requireNonNull(ShapeTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
