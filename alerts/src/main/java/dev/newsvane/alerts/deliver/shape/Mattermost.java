package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A message of Mattermost's incoming webhooks with one attachment
/// (https://developers.mattermost.com/integrate/reference/message-attachments). Its Markdown is escaped, and behind
/// each `@`
/// stands a sign without width, for `@channel` would be a mention wherever it is read.
final class Mattermost {
    /// A post may have 16,383 characters; a text so long is folded away by then.
    private static final int TEXT = 3_000;

    private static final int TITLE = 600;
    private static final String MARKUP = "\\`*_{}[]()<>#+-.!|~:&";
    private static final String NO_MENTION = "@\u200b";

    private Mattermost() {}

    static JsonNode of(Brief brief) {
        var message = Json.object();
        var attachment = message.putArray("attachments").addObject();
        attachment.put("fallback", plain(brief.line()));
        attachment.put("author_name", plain(brief.watch()));
        attachment.put("title", escaped(brief.headline(), TITLE));
        brief.link().ifPresent(link -> attachment.put("title_link", link));
        var share = TEXT / Math.max(Brief.PASSAGES, brief.passages().size());
        var quotes = brief.passages().stream().map(passage -> "> " + escaped(passage, share));
        attachment.put("text", String.join("\n\n", quotes.toList()));
        var fields = attachment.putArray("fields");
        field(fields, "Publisher", brief.publisher());
        field(fields, "Carried by", brief.carried());
        brief.late().ifPresent(late -> field(fields, "Late", late));
        attachment.put("footer", plain(brief.event()));
        return message;
    }

    private static void field(ArrayNode fields, String title, String value) {
        fields.addObject()
                .put("title", title)
                .put("value", escaped(value, TITLE))
                .put("short", true);
    }

    /// Where no Markdown is read.
    private static String plain(String text) {
        return text.replace("@", NO_MENTION);
    }

    private static String escaped(String text, int most) {
        return Plain.escaped(
                text,
                most,
                code -> code == '@'
                        ? NO_MENTION
                        : MARKUP.indexOf(code) < 0 ? Character.toString(code) : "\\" + (char) code);
    }
}
