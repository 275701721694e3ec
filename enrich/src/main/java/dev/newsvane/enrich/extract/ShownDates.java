package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The dates that a page shows its readers, each with how much speaks for its being the article's: the word before it,
/// what its element is called, how near it is to the headline, how little else stands beside it; against it speak lists
/// of other articles, comments, running text.
final class ShownDates {
    /// @param weight from about -8 to 9
    /// @param updated it is said to be the last change
    record Shown(Dated date, int weight, boolean updated) {}

    private static final Pattern PUBLISHED = Pattern.compile(
            "(?iu)publi(?:sh|[éeèkc])|veröffentlich|erschienen|erstellt|eingestellt|geschrieben|posted|written|created|released"
                + "|geplaatst|opublik|опублик|опубл|yay[ıi]n|diterbitkan|\\b(?:datum|date|fecha|data|дата|tarih)\\s?:?\\s?$");
    private static final Pattern UPDATED =
            Pattern.compile("(?iu)updated|aktualisi|modifi|geändert|bearbeitet|mis(?:e)? à"
                    + " jour|\\bmaj\\b|actuali[sz]|atualiz|aggiornat|bijgewerkt|\\bstand\\b|last"
                    + " (?:change|edit|review|revis)|revis(?:ed|ion)|reviewed|edited|güncel|обновл|diperbarui");
    private static final Pattern ANOTHER = Pattern.compile(
            "(?iu)registr|joined|member since|mitglied seit|dabei seit|\\bbis\\s?$|until\\s?$|deadline|gültig|valid"
                + " |retrieved|accessed|abgerufen|copyright|©|received|accepted|submitted|geboren|\\bborn\\b|version");
    private static final Pattern DATED = Pattern.compile(
            "(?i)date|datum|fecha|publi[sc]|posted|parution|zeit|time(?!line)|created|submitted|erstellt|veroeffentlicht");
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)meta|info|byline|autor|author|subline|detail|kicker|headline|header|kopf|dachzeile|entry|post");
    private static final Pattern COMMENT =
            Pattern.compile("(?i)comment|kommentar|leserbrief|disqus|respond|repl(?:y|ies)");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)related|recommend|sidebar|teaser|popular|latest|most[-_]?(?:read|viewed)|trending|widget|more-?(?:stories|news|articles)"
                + "|\\bnav|\\baside|menu|calendar|event|archive|footer|carousel|slider|recent|promo|copyright");
    private static final int MOST = 500;
    private static final int NEAR = 4;
    /// What stands far above the headline and is the day on which the page was fetched, is today's date.
    private static final int TODAY = -4;

    private static final int AROUND = 10;
    private static final int ON_SCREEN = 30;
    private static final int BARE = 40;
    private static final int DATELINE = 60;
    private static final int SHORT = 25;
    private static final int RUNNING = 120;
    private static final int LIST = 3;
    private static final int LEAST_REPEATED = 8;
    private static final int DEEPEST = 40;
    private static final int LEAST_DIGITS = 3;

    private final List<PageLines.Line> lines;
    private final int heading;
    private final LocalDate today;
    private final Map<String, Set<LocalDate>> days = new HashMap<>();

    private ShownDates(List<PageLines.Line> lines, int heading, LocalDate today) {
        this.lines = lines;
        this.heading = heading;
        this.today = today;
    }

    /// @param title of the page, which its headline repeats
    /// @param monthFirst 03/04/2025 is 4 March
    /// @param today the day on which the page was fetched
    static List<Shown> of(Document page, String title, boolean monthFirst, LocalDate today) {
        var lines = PageLines.of(page);
        return new ShownDates(lines, heading(lines, title), today).read(monthFirst);
    }

    /// @param label the words that may say what date it is
    private record Spot(int line, String label, Dated date) {}

    private List<Shown> read(boolean monthFirst) {
        var spots = new ArrayList<Spot>();
        for (var i = 0; i < lines.size() && spots.size() < MOST; i++) {
            spots.addAll(spots(i, monthFirst));
        }
        spots.forEach(spot -> days.computeIfAbsent(place(lines.get(spot.line()).element()), _ -> new HashSet<>())
                .add(spot.date().day()));
        return spots.stream().map(this::weighed).toList();
    }

    /// The dates of a line. What the element around it says to programs is finer than what it shows: it gives the time
    /// of day; but not the day, where both name one.
    private List<Spot> spots(int at, boolean monthFirst) {
        var line = lines.get(at);
        var spots = new ArrayList<Spot>();
        if (digits(line.text()) >= LEAST_DIGITS) {
            var from = 0;
            var text = line.text().substring(0, Math.min(line.text().length(), cut(line.text())));
            var found = DateText.all(text, monthFirst);
            for (var each : found) {
                var label = line.text().substring(from, each.start());
                spots.add(new Spot(at, found.size() == 1 ? line.text() : label, each.date()));
                from = each.end();
            }
        }
        var told = told(line.element());
        if (told.isPresent() && spots.size() < 2) {
            var date = spots.stream().map(Spot::date).findFirst().map(shown -> finer(shown, told.get()));
            return List.of(new Spot(at, line.text(), date.orElseGet(told::get)));
        }
        return spots;
    }

    private static Dated finer(Dated shown, Dated told) {
        if (told.day().getMonthValue() == shown.day().getDayOfMonth()
                && told.day().getDayOfMonth() == shown.day().getMonthValue()
                && told.day().getYear() == shown.day().getYear()) {
            return told;
        }
        var near = Math.abs(told.day().toEpochDay() - shown.day().toEpochDay()) <= 1;
        return near && told.timed() ? new Dated(told.at(), shown.day(), true, shown.from(), shown.confidence()) : shown;
    }

    /// Of running text its beginning, where the place and date of a report stand.
    private static int cut(String line) {
        return line.length() > PageLines.LONGEST ? DATELINE : PageLines.LONGEST;
    }

    private static Optional<Dated> told(Element element) {
        return Stream.of("datetime", "title", "data-utime", "data-timestamp", "data-time")
                .map(element::attr)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> DateText.epoch(value).or(() -> DateText.find(value)).stream())
                .findFirst();
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).limit(LEAST_DIGITS).count();
    }

    private Shown weighed(Spot spot) {
        var line = lines.get(spot.line());
        var label = label(spot);
        var updated = UPDATED.matcher(label).find() && !PUBLISHED.matcher(label).find();
        var weight = (PUBLISHED.matcher(label).find() ? 2 : 0)
                - (updated ? 1 : 0)
                - (ANOTHER.matcher(label).find() ? 3 : 0)
                + named(line.element())
                + near(spot.line(), spot.date().day())
                + (line.text().length() <= BARE ? 1 : line.text().length() > RUNNING ? -2 : 0)
                + (line.element().nameIs("time") ? 1 : 0)
                - (days.getOrDefault(place(line.element()), Set.of()).size() >= LIST ? 2 : 0);
        var from = line.element().nameIs("time") ? DateOrigin.TIME_ELEMENT : DateOrigin.TEXT;
        return new Shown(spot.date().from(from), weight, updated);
    }

    /// The words before the date, or the short line before it where it stands alone.
    private String label(Spot spot) {
        var before = spot.line() > 0 ? lines.get(spot.line() - 1).text() : "";
        return before.length() < SHORT && digits(before) == 0 && spot.line() - 1 != heading
                ? before + " " + spot.label()
                : spot.label();
    }

    private static int named(Element element) {
        var all = names(element, DEEPEST);
        var close = names(element, 3);
        var kind = DATED.matcher(close).find() ? 2 : BESIDE.matcher(close).find() ? 1 : 0;
        return COMMENT.matcher(all).find() ? kind - 4 : ELSEWHERE.matcher(all).find() ? kind - 3 : kind;
    }

    private int near(int line, LocalDate day) {
        if (heading < 0) {
            return 0;
        }
        if (heading - line > NEAR) {
            return Math.abs(today.toEpochDay() - day.toEpochDay()) <= 1 ? TODAY : 0;
        }
        var far = Math.abs(line - heading);
        return far <= NEAR ? 3 : far <= AROUND ? 2 : far <= ON_SCREEN ? 1 : 0;
    }

    private static String names(Element element, int depth) {
        var names = new StringBuilder();
        var steps = 0;
        for (var at = element; at != null && steps < depth && !at.nameIs("body"); at = at.parent(), steps++) {
            var name = tag(at)
                    + ' '
                    + Names.brief(at.className())
                    + ' '
                    + Names.brief(at.id())
                    + ' '
                    + Names.brief(at.attr("itemprop"));
            names.append(name, 0, Math.min(name.length(), RUNNING)).append(' ');
        }
        return names.toString();
    }

    private static String tag(Element element) {
        return element.nameIs("nav") || element.nameIs("aside") || element.nameIs("footer") ? element.normalName() : "";
    }

    /// Elements of one place are called alike, as the entries of a list are.
    private static String place(Element element) {
        return Stream.iterate(Optional.of(element), at -> at.flatMap(each -> Optional.ofNullable(each.parent())))
                .limit(3)
                .map(at -> at.map(each -> each.normalName() + '.' + Names.brief(each.className()))
                        .orElse(""))
                .reduce("", (a, b) -> a + '<' + b);
    }

    /// Where the headline is: the heading that repeats most of the title; else the last heading of the first rank;
    /// -1 if there is none.
    private static int heading(List<PageLines.Line> lines, String title) {
        var lower = title.toLowerCase(Locale.ROOT);
        var best = -1;
        var repeated = LEAST_REPEATED;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.rank() > 0
                    && line.text().length() > repeated
                    && lower.contains(line.text().toLowerCase(Locale.ROOT))) {
                best = i;
                repeated = line.text().length();
            } else if (repeated == LEAST_REPEATED && line.rank() == 1) {
                best = i;
            }
        }
        return best;
    }
}
