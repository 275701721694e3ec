package dev.newsvane.ingest.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Titles as plain text, whatever the feed took them for.
final class Titles {
    private static final int LONGEST = 2_000;
    private static final int WORDS = 12;
    private static final int SAMPLE = 4_000;
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,300}>");
    private static final Pattern END_TAG = Pattern.compile("</[a-zA-Z][^<>]{0,20}>");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});");

    private Titles() {}

    /// A title whose XML is decoded already: markup goes, references that are left are decoded once more.
    static Optional<String> plain(Optional<String> raw, Set<Repair> repairs) {
        return raw.map(title -> title.length() > LONGEST ? title.substring(0, LONGEST) : title)
                .map(title -> decoded(title, repairs))
                .map(title -> FeedText.spaced(title.replace('\u00a0', ' ').strip()))
                .filter(title -> !title.isEmpty());
    }

    /// The first words of a text that may be HTML.
    static Optional<String> firstWords(Optional<String> html, Set<Repair> repairs) {
        var words = html.map(text -> text.substring(0, Math.min(text.length(), SAMPLE)))
                .map(text -> Jsoup.parse(text).text().strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("\\s+"));
        words.ifPresent(_ -> repairs.add(Repair.TITLE_FROM_CONTENT));
        return words.map(all ->
                Arrays.stream(all).limit(WORDS).collect(Collectors.joining(" ")) + (all.length > WORDS ? " …" : ""));
    }

    private static String decoded(String title, Set<Repair> repairs) {
        var once = asHtml(title, repairs);
        if (!REFERENCE.matcher(once).find() && !END_TAG.matcher(once).find()) {
            return once;
        }
        repairs.add(Repair.TITLE_DOUBLE_ESCAPED);
        return asHtml(once, repairs);
    }

    private static String asHtml(String title, Set<Repair> repairs) {
        if (title.indexOf('<') < 0 || !TAG.matcher(title).find()) {
            return title.indexOf('&') < 0 ? title : Parser.unescapeEntities(title, false);
        }
        repairs.add(Repair.MARKUP_IN_TITLE);
        return Jsoup.parseBodyFragment(title).text();
    }
}
