package dev.newsvane.alerts.deliver.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.util.json.GsonContextBlockElementFactory;
import com.slack.api.util.json.GsonLayoutBlockFactory;
import com.slack.api.util.json.GsonTextObjectFactory;
import com.slack.api.webhook.Payload;
import dev.newsvane.base.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Slack's own library reads what we write to Slack: blocks and texts of types that it does not know it refuses, keys
/// it
/// drops.
class SlackReaderTest {
    private static final Gson READER = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .registerTypeAdapter(LayoutBlock.class, new GsonLayoutBlockFactory(true))
            .registerTypeAdapter(TextObject.class, new GsonTextObjectFactory(true))
            .registerTypeAdapter(ContextBlockElement.class, new GsonContextBlockElementFactory(true))
            .create();

    @Test
    void whatSlackReadsIsAllThatWeWrote() {
        for (var news : new News[] {
            new News.Told(Told.proper()), new News.Told(Told.withdrawn()), new News.Trial("desk", Told.T)
        }) {
            var written = Json.parse(news.asSlack().body().utf8());
            assertThat(read(written)).isEqualTo(written);
        }
        Hostile.each(brief -> {
            var written = Slack.of(brief);
            assertThat(read(written)).isEqualTo(Json.parse(Json.text(written)));
        });
    }

    @Test
    void whatSlackDoesNotKnowIsSeen() {
        var written = Slack.of(Brief.of(Told.proper()));
        var header = (ObjectNode) written.at("/blocks/0");
        header.put("color", "red");
        assertThat(read(written)).as("a key").isNotEqualTo(written);
        header.remove("color");
        assertThat(read(written)).isEqualTo(written);
        header.put("type", "headline");
        assertThatThrownBy(() -> read(written)).as("a block").isInstanceOf(JsonParseException.class);
    }

    private static JsonNode read(JsonNode message) {
        return Json.parse(READER.toJson(READER.fromJson(Json.text(message), Payload.class)));
    }
}
