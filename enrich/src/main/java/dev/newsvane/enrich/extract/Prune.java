package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which blocks of the article's element are the article.
final class Prune {
    private static final Pattern NOISE = Pattern.compile("(?iu)^(advertisement|anzeige|werbung|publicité|share("
            + " this.*)?|teilen|print|drucken|email|e-mail|tweet|pin( it)?|save|comments?|reply|\\d+"
            + " comments?|loading\\W*|read more\\W*|mehr\\W*|weiterlesen\\W*|continue reading.*|related("
            + " articles?| stories| posts?)?:?|see also:?|follow us.{0,60}|sign up .{0,80}|subscribe .{0,80}|click"
            + " here .{0,60}|back to top|top|home|next|previous|skip to"
            + " .*|tags?:.*|photo:.*|image:.*|foto:.*|bild:.*|source:.{0,40}|credit:.*|posted (in|on|by).*|by"
            + " [\\p{Lu}][\\p{L}.-]+( [\\p{Lu}][\\p{L}.-]+){1,2}|filed"
            + " under.*|categories:.*|published:?.{0,40}|updated:?.{0,40}|last updated.{0,60}|©.*|copyright .*|all"
            + " rights reserved.*)$");
    private static final Pattern ENDS = Pattern.compile(
            "(?iu)^(related( articles?| stories| posts?| news| content| topics)?|read (more|next|also)|more"
                + " (from|stories|news|on)\\b.*|you (may|might) also.*|recommended( for you)?|most"
                + " (read|popular).*|(leave|post|write|add) a (reply|comment)|comments?( \\(\\d+\\))?|\\d+"
                + " (comments|responses|thoughts on).*|(mehr|weitere) (zum thema|artikel|meldungen|nachrichten).*|das"
                + " könnte (sie|dich) auch.*|about the author|share this.*|latest (news|posts|articles|stories)|recent"
                + " posts|popular posts|trending.*|ähnliche (artikel|beiträge).*|kommentare?|schreibe einen"
                + " kommentar.*|verwandte .*|à lire aussi.*|lire aussi.*)\\W*$");

    private Prune() {}

    static List<Block> article(List<Block> blocks, String title) {
        var kept = new ArrayList<Block>();
        var left = blocks.stream().mapToInt(block -> block.text().length()).sum();
        var taken = 0;
        for (var block : blocks) {
            left -= block.text().length();
            var short_ = block.text().length() < 60;
            if (short_ && taken > 300 && ENDS.matcher(block.text()).matches() && left < taken) {
                break;
            }
            if (belongs(block, title, kept)) {
                kept.add(block);
                taken += block.text().length();
            }
        }
        while (!kept.isEmpty() && kept.getLast().heading()) {
            kept.removeLast();
        }
        return kept;
    }

    private static boolean belongs(Block block, String title, List<Block> before) {
        var text = block.text();
        if (block.prose()) {
            return true;
        }
        if (NOISE.matcher(text).matches()) {
            return false;
        }
        if (before.stream().noneMatch(Block::prose)
                && (text.equalsIgnoreCase(title) || block.tag().equals("h1"))) {
            return false;
        }
        return block.linkShare() < 0.6;
    }
}
