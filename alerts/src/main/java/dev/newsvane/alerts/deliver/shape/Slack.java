package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message of Slack's incoming webhooks in blocks (https://docs.slack.dev/reference/block-kit/blocks). Only the
/// headline's link needs Slack's markup, in which `&`, `<` and `>` are escaped
/// (https://docs.slack.dev/messaging/formatting-message-text#escaping): without them nothing can mention anybody.
/// All else is plain text, in which nothing has a meaning.
final class Slack {
    /// A header's text has 150 characters, a section's 3,000; far more than a [Brief] has.
    private static final int HEADER = 150;

    private static final int SECTION = 3_000;

    private Slack() {}

    static JsonNode of(Brief brief) {
        var message = Json.object();
        message.put("text", escaped(brief.line(), SECTION)); // for notifications, where blocks are not shown
        message.put("unfurl_links", false).put("unfurl_media", false);
        var blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", plain(Plain.line(brief.watch(), HEADER)));
        blocks.addObject().put("type", "section").set("text", headline(brief));
        brief.passages()
                .forEach(passage -> blocks.addObject().put("type", "section").set("text", plain("“" + passage + "”")));
        blocks.addObject()
                .put("type", "context")
                .putArray("elements")
                .add(plain(brief.event() + " · " + brief.details()));
        return message;
    }

    private static ObjectNode headline(Brief brief) {
        var text = escaped(brief.headline(), SECTION / 2);
        return brief.link()
                .map(link -> "<" + link.replace("&", "&amp;").replace("|", "%7C") + "|" + text + ">")
                .filter(link -> link.length() <= SECTION)
                .map(link ->
                        Json.object().put("type", "mrkdwn").put("text", link).put("verbatim", true))
                .orElseGet(() -> plain(brief.headline()));
    }

    private static ObjectNode plain(String text) {
        return Json.object().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    private static String escaped(String text, int most) {
        return Plain.escaped(text, most, code -> switch (code) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(code);
        });
    }
}
