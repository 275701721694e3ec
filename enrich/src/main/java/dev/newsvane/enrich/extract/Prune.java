package dev.newsvane.enrich.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which blocks of the article's element are the article.
final class Prune {
    /// Like the other patterns but the last, it reads lower case.
    private static final Pattern NOISE = Pattern.compile("^(advertisement|anzeige|werbung|publicité|share("
            + " this.*)?|teilen|print|drucken|email|e-mail|tweet|pin( it)?|save|comments?|reply|\\d+"
            + " comments?|loading\\W*|read more\\W*|mehr\\W*|weiterlesen\\W*|continue reading.*|related("
            + " articles?| stories| posts?)?:?|see also:?|follow us.{0,60}|sign up .{0,80}|subscribe .{0,80}|click"
            + " here .{0,60}|back to top|top|home|next|previous|skip to"
            + " .*|tags?:.*|photo:.*|image:.*|foto:.*|bild:.*|source:.{0,40}|credit:.*|posted (in|on|by).*|by"
            + " \\p{L}[\\p{L}\\p{M}.-]+( \\p{L}[\\p{L}\\p{M}.-]+){1,2}|filed"
            + " under.*|categories:.*|published:?.{0,40}|updated:?.{0,40}|last updated.{0,60}|©.*|copyright .*|all"
            + " rights reserved.*)$");
    private static final Pattern ENDS =
            Pattern.compile("^(related( articles?| stories| posts?| news| content| topics)?|read (more|next|also)|more"
                    + " (from|stories|news|on)\\b.*|you (may|might) also.*|recommended( for you)?|most"
                    + " (read|popular).*|(leave|post|write|add) a (reply|comment)|comments?( \\(\\d+\\))?|\\d+"
                    + " (comments|responses|thoughts on).*|about the author|share this.*|latest"
                    + " (news|posts|articles|stories)|recent posts|popular posts|trending.*"
                    + "|(mehr|weitere) (zum thema|artikel|meldungen|nachrichten|beiträge|themen).*|das könnte"
                    + " (sie|dich|euch) auch.*|ähnliche (artikel|beiträge).*|empfohlene"
                    + " (artikel|beiträge).*|kommentare?|schreibe einen kommentar.*|verwandte .*|über (den autor|die"
                    + " autorin)|zum weiterlesen|(à )?lire aussi.*|sur le même sujet.*|articles"
                    + " (liés|similaires).*|más (noticias|sobre|de)\\b.*|(te|le) puede interesar.*|lee también.*"
                    + "|(noticias|notas|artículos) relacionad[oa]s.*|leggi anche.*|articoli correlati.*|potrebbe"
                    + " interessarti.*|czytaj (też|także|więcej).*|zobacz (też|także).*|polecamy.*|lees"
                    + " (ook|meer).*|leia (também|mais).*)\\W*$");

    /// Labels of what stands beside an article, whatever follows them.
    private static final Pattern LABELS =
            Pattern.compile("^((weitere|weiterführende|mehr) (informationen|infos?|links?)("
                    + " zu.{0,40})?|quellen(angaben?)?|quellen (aus|ein)blenden|ansprechpartner(in)?|kontakt|artikel"
                    + " teilen|schlagwort[e]?|stichwort[e]?|markiert mit|rezept drucken.*|en savoir"
                    + " plus|drukuj|imprimir|compartir|partager|condividi|udostępnij)\\W*$");

    /// What a picture shows, and who took it.
    private static final Pattern CAPTION = Pattern.compile(
            "^(foto|photo|bild|beitragsbild|titelbild|symbolbild|abbildung|abb\\.|image|picture|figure|fig\\.|crédits?("
                    + " photos?)?|imagen|zdjęcie)( ?\\d+)? ?[:.]|(©|[(|/–-]"
                    + " ?(foto|photo|bild|image|credit|crédit|zdjęcie|fot)s?\\.? ?:|\\bfotos?:|getty"
                    + " images|symbolbild\\)).{0,60}$");

    /// What asks the reader for something, and what the law asks of the writer.
    private static final Pattern CALL =
            Pattern.compile("\\b(sign up\\b|subscribe\\b|follow us\\b|abonnieren sie|jetzt abonnieren|folgen sie"
                    + " uns|folgt? uns\\b|suscríbete|síguenos|abonnez-vous|suivez-nous|zapisz się|affiliate|all rights"
                    + " reserved|alle rechte vorbehalten|download (the|our) .{0,30}\\bapp\\b|registrieren sie"
                    + " sich|(dieser|this) (text|beitrag|article|post|story) (enthält|contains|may"
                    + " contain|wurde|entspricht))");

    /// An agency, a source, a credit: `dpa/AFP`, `Source: …`, `RIRM`, the date.
    private static final Pattern LABEL = Pattern.compile("[:/©|\\d]|^[\\p{Lu}\\p{P}\\s]+$");

    private static final int LONGEST_NOTE = 160;

    private Prune() {}

    static List<Block> article(List<Block> blocks, String title) {
        var kept = new boolean[blocks.size()];
        var left = blocks.stream().mapToInt(block -> block.text().length()).sum();
        var taken = 0;
        var prose = false;
        for (var at = 0; at < kept.length; at++) {
            var block = blocks.get(at);
            left -= block.text().length();
            var brief = block.text().length() < 60;
            if (brief
                    && taken > 300
                    && left < taken
                    && ENDS.matcher(lower(block)).matches()) {
                break;
            }
            if (belongs(block, title, prose)) {
                kept[at] = true;
                taken += block.text().length();
                prose |= block.prose();
            }
        }
        if (prose) {
            edge(blocks, kept, 0, 1);
            edge(blocks, kept, kept.length - 1, -1);
        }
        var next = kept.length;
        for (var at = kept.length - 1; at >= 0; at--) {
            kept[at] &= !leads(blocks.get(at)) || hasContent(blocks, at, next);
            next = kept[at] ? at : next;
        }
        return IntStream.range(0, kept.length)
                .filter(at -> kept[at])
                .mapToObj(blocks::get)
                .toList();
    }

    /// Lines that stand at an edge of the article, no text and no part of one: dates, bylines, agencies, labels.
    private static void edge(List<Block> blocks, boolean[] kept, int from, int step) {
        for (var at = from; at >= 0 && at < kept.length && !blocks.get(at).prose(); at += step) {
            var block = blocks.get(at);
            kept[at] &= !loose(block);
        }
    }

    private static boolean loose(Block block) {
        return block.text().length() < 60
                && !block.sentence()
                && (block.tag().equals("div")
                        || (block.tag().equals("p")
                                && LABEL.matcher(block.text()).find()));
    }

    /// Whether it only announces what follows.
    private static boolean leads(Block block) {
        return block.heading() || (block.text().length() < 60 && block.text().endsWith(":"));
    }

    /// Whether something follows what announces it: at once another heading, or something kept before the next one.
    ///
    /// @param next the place of what is kept next
    private static boolean hasContent(List<Block> blocks, int announced, int next) {
        return next < blocks.size() && (!blocks.get(next).heading() || next == announced + 1);
    }

    private static String lower(Block block) {
        return block.text().toLowerCase(Locale.ROOT);
    }

    private static boolean belongs(Block block, String title, boolean begun) {
        var text = block.text();
        if (text.length() >= LONGEST_NOTE && block.prose()) {
            return true;
        }
        var lower = lower(block);
        if (text.length() < LONGEST_NOTE
                && (lower.contains("newsletter")
                        || CAPTION.matcher(lower).find()
                        || CALL.matcher(lower).find())) {
            return false;
        }
        if (block.prose()) {
            return true;
        }
        if (NOISE.matcher(lower).matches() || LABELS.matcher(lower).matches()) {
            return false;
        }
        if (!begun && (text.equalsIgnoreCase(title) || block.tag().equals("h1"))) {
            return false;
        }
        return block.linkShare() < 0.6;
    }
}
