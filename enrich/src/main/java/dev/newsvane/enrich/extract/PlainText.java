package dev.newsvane.enrich.extract;

import dev.newsvane.enrich.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plain text as received: at the top perhaps a date, a title, a byline, each on a line of its own; then paragraphs.
final class PlainText {
    static final String METHOD = "plain-1";
    private static final Pattern TAG = Pattern.compile(
            "<(?:/?[a-zA-Z][a-zA-Z0-9-]*(?:\\s[^<>]*)?/?|!doctype[^>]*|!--)>?", Pattern.CASE_INSENSITIVE);
    /// How a page begins, whatever it is sent as (WHATWG MIME Sniffing, section 7.1), after comments and declarations.
    private static final Pattern PAGE = Pattern.compile(
            "(?i)\\A(?:[\\s\uFEFF]|<\\?[^>]{0,500}>|<!--(?s:.){0,1000}?-->){0,20}+<(?:!doctype\\s+html|html|head|body"
                    + "|script|iframe|h1|div|font|table|style|title|p|meta|link|main|article)[\\s>/]");
    private static final int LOOKED_AT = 8192;
    private static final Pattern BLANK = Pattern.compile("\\n\\s*\\n");
    private static final Pattern BYLINE =
            Pattern.compile("(?iu)^(?:by|von|par|por|di|door)\\s+(\\p{Lu}[^,.;:!?\\d]{3,60})$");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…]['\"”’)\\]]*$");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DATE_LINE = 60;
    private static final double DATE_LINE = 0.8;
    private static final int HEAD_LINES = 5;

    private PlainText() {}

    static boolean is(String body, Optional<String> contentType) {
        return (declared(contentType) && !looksLikePage(body))
                || !TAG.matcher(body).find();
    }

    private static boolean declared(Optional<String> contentType) {
        return contentType
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/plain"))
                .isPresent();
    }

    private static boolean looksLikePage(String body) {
        return PAGE.matcher(body.substring(0, Math.min(body.length(), LOOKED_AT)))
                .find();
    }

    static Content read(String body, Hints hints) {
        var lines = new ArrayList<>(Arrays.asList(body.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\f", "\n\n")
                .strip()
                .split("\n", -1)));
        Optional<Dated> date = Optional.empty();
        Optional<String> title = Optional.empty();
        List<String> authors = List.of();
        for (var seen = 0; seen < HEAD_LINES && lines.size() > 1; seen++) {
            var line = Texts.line(lines.getFirst());
            var byline = BYLINE.matcher(line);
            var dated = line.length() <= LONGEST_DATE_LINE && date.isEmpty()
                    ? DateText.find(line)
                    : Optional.<Dated>empty();
            if (dated.isPresent() && isDateLine(line)) {
                date = dated;
            } else if (byline.matches()) {
                authors = List.of(byline.group(1).strip());
            } else if (title.isEmpty() && isTitle(line, lines)) {
                title = Optional.of(line);
            } else if (!line.isEmpty()) {
                break;
            }
            lines.removeFirst();
        }
        var text = paragraphs(String.join("\n", lines));
        return new Content(
                Optional.empty(),
                title.or(hints::title).orElse(""),
                text,
                authors.isEmpty() ? hints.authors() : authors,
                date.map(d -> d.sure(DATE_LINE)).filter(Dates.believed(hints)).or(hints::published),
                hints.modified(),
                Language.of(text, hints.language().flatMap(Language::declared)),
                Optional.empty(),
                hints.summary(),
                Optional.empty(),
                Optional.empty(),
                hints.publisher(),
                false,
                METHOD);
    }

    /// Little beside the date: a weekday, a time, a place.
    private static boolean isDateLine(String line) {
        return Texts.words(line) <= 8;
    }

    /// A line that is no sentence, with longer text below it.
    private static boolean isTitle(String line, List<String> lines) {
        if (line.isEmpty()
                || line.length() > LONGEST_TITLE
                || (SENTENCE_END.matcher(line).find() && line.length() > 100)) {
            return false;
        }
        var rest = lines.subList(1, lines.size());
        var longer = rest.stream().anyMatch(other -> other.strip().length() > line.length());
        var apart = rest.getFirst().isBlank() || (!SENTENCE_END.matcher(line).find() && !wrapped(rest));
        return longer && apart;
    }

    /// Text whose lines are broken at a width: its first line is no title.
    private static boolean wrapped(List<String> rest) {
        return !rest.getFirst().isEmpty()
                && Character.isLowerCase(rest.getFirst().strip().codePointAt(0));
    }

    static String paragraphs(String text) {
        var blank = BLANK.matcher(text).find();
        var parts = blank ? BLANK.split(text, -1) : text.split("\n", -1);
        return Arrays.stream(parts)
                .map(Texts::line)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
