package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A message of Discord's webhooks with one embed
/// (https://docs.discord.com/developers/resources/webhook#execute-webhook).
/// An embed's title has 256 characters, its description 4,096, a field's value 1,024, a footer 2,048, and all of
/// them together 6,000 (https://docs.discord.com/developers/resources/message#embed-object-embed-limits). Markdown is
/// escaped, and mentions are switched off.
final class Discord {
    private static final int NAME = 256;
    private static final int VALUE = 1_024;
    private static final int DESCRIPTION = 3_000;
    private static final String MARKUP = "\\*_~`|<>[]()#-+:@";

    private Discord() {}

    static JsonNode of(Brief brief) {
        var message = Json.object();
        message.putObject("allowed_mentions").putArray("parse");
        var embed = message.putArray("embeds").addObject();
        embed.putObject("author").put("name", Plain.line(brief.watch(), NAME));
        embed.put("title", escaped(brief.headline(), NAME));
        brief.link().ifPresent(link -> embed.put("url", link));
        if (!brief.passages().isEmpty()) {
            var share = DESCRIPTION / Math.max(Brief.PASSAGES, brief.passages().size());
            var quotes = brief.passages().stream().map(passage -> "> " + escaped(passage, share - "> \n".length()));
            embed.put("description", String.join("\n", quotes.toList()));
        }
        var fields = embed.putArray("fields");
        field(fields, "Publisher", brief.publisher());
        field(fields, "Carried by", brief.carried());
        brief.late().ifPresent(late -> field(fields, "Late", late));
        embed.putObject("footer").put("text", brief.event());
        embed.put("timestamp", brief.at().toString());
        return message;
    }

    private static void field(ArrayNode fields, String name, String value) {
        fields.addObject().put("name", name).put("value", escaped(value, VALUE)).put("inline", true);
    }

    private static String escaped(String text, int most) {
        return Plain.escaped(
                text, most, code -> MARKUP.indexOf(code) < 0 ? Character.toString(code) : "\\" + (char) code);
    }
}
