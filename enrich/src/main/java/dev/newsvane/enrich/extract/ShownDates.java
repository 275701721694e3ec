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
import org.jsoup.nodes.Element;

/// The dates that a page shows its readers, each with how much speaks for its being the article's: the word before it,
/// what its element is called, how near it is to the headline, how little else stands beside it; against it speak lists
/// of other articles, comments, running text.
final class ShownDates {
    /// @param weight from about -8 to 9
    /// @param updated it is said to be the last change
    record Shown(Dated date, int weight, boolean updated) {}

    private static final Pattern PUBLISHED = Pattern.compile(
            "publi(?:sh|[éeèkc])|veröffentlich|erschienen|erstellt|eingestellt|geschrieben|posted|written|created|released"
                + "|geplaatst|opublik|опублик|опубл|yay[ıi]n|diterbitkan|\\b(?:datum|date|fecha|data|дата|tarih)\\s?:?\\s?$");
    private static final Pattern UPDATED = Pattern.compile("updated|aktualisi|modifi|geändert|bearbeitet|mis(?:e)? à"
            + " jour|\\bmaj\\b|actuali[sz]|atualiz|aggiornat|bijgewerkt|\\bstand\\b|last"
            + " (?:change|edit|review|revis)|revis(?:ed|ion)|reviewed|edited|güncel|обновл|diperbarui");
    private static final Pattern ANOTHER = Pattern.compile(
            "registr|joined|member since|mitglied seit|dabei seit|\\bbis\\s?$|until\\s?$|deadline|gültig|valid"
                + " |retrieved|accessed|abgerufen|copyright|©|received|accepted|submitted|geboren|\\bborn\\b|version");
    private static final Pattern DATED = Pattern.compile(
            "date|datum|fecha|publi[sc]|posted|parution|zeit|time(?!line)|created|submitted|erstellt|veroeffentlicht");
    private static final Pattern BESIDE = Pattern.compile(
            "meta|info|byline|autor|author|subline|detail|kicker|headline|header|kopf|dachzeile|entry|post");
    private static final Pattern COMMENT = Pattern.compile("comment|kommentar|leserbrief|disqus|respond|repl(?:y|ies)");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "related|recommend|sidebar|teaser|popular|latest|most[-_]?(?:read|viewed)|trending|widget|more-?(?:stories|news|articles)"
                + "|\\bnav|\\baside|menu|calendar|event|archive|footer|carousel|slider|recent|promo|copyright");
    private static final List<String> TELLING =
            List.of("datetime", "title", "data-utime", "data-timestamp", "data-time");
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
    /// Elements whose names speak of what they hold.
    private static final int CLOSE = 3;

    private static final int LEAST_DIGITS = 3;

    private final List<PageLines.Line> lines;
    private final int heading;
    private final LocalDate today;
    private final Map<String, Set<LocalDate>> days = new HashMap<>();
    private final Map<String, Integer> dated = new HashMap<>();
    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final Map<Element, Integer> within = new HashMap<>();

    private ShownDates(List<PageLines.Line> lines, int heading, LocalDate today) {
        this.lines = lines;
        this.heading = heading;
        this.today = today;
    }

    /// @param title as the page gives it, with the site's name; its headline repeats it
    /// @param monthFirst 03/04/2025 is 4 March
    /// @param today the day on which the page was fetched
    static List<Shown> of(Element body, String title, boolean monthFirst, LocalDate today) {
        var lines = PageLines.of(body);
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
        if (mayDate(line.text())) {
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
        Optional<Dated> told = Optional.empty();
        for (var at = 0; at < TELLING.size() && told.isEmpty() && element.attributesSize() > 0; at++) {
            var value = element.attr(TELLING.get(at));
            told = mayDate(value) ? DateText.epoch(value).or(() -> DateText.find(value)) : Optional.empty();
        }
        return told;
    }

    private static boolean mayDate(String text) {
        return Texts.digits(text, DateText.LONGEST, LEAST_DIGITS) == LEAST_DIGITS;
    }

    private Shown weighed(Spot spot) {
        var line = lines.get(spot.line());
        var label = label(spot).toLowerCase(Locale.ROOT);
        var published = PUBLISHED.matcher(label).find();
        var updated = !published && UPDATED.matcher(label).find();
        var weight = (published ? 2 : 0)
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
        return before.length() < SHORT && Texts.digits(before, SHORT, 1) == 0 && spot.line() - 1 != heading
                ? before + " " + spot.label()
                : spot.label();
    }

    private int named(Element element) {
        var named = 0;
        var at = element;
        for (var steps = 0; at != null && steps < CLOSE; at = at.parent(), steps++) {
            named = Math.max(named, dated.computeIfAbsent(names(at), ShownDates::dated));
        }
        return named - elsewhere(element);
    }

    private static int dated(String names) {
        return DATED.matcher(names).find() ? 2 : BESIDE.matcher(names).find() ? 1 : 0;
    }

    private static int elsewhere(String names) {
        return COMMENT.matcher(names).find() ? 4 : ELSEWHERE.matcher(names).find() ? 3 : 0;
    }

    /// How much speaks against what stands inside an element, by its names and those of all around it.
    private int elsewhere(Element element) {
        var known = within.get(element);
        if (known != null) {
            return known;
        }
        var parent = element.parent();
        var own = elsewhere.computeIfAbsent(names(element), ShownDates::elsewhere);
        var against = parent == null ? own : Math.max(own, elsewhere(parent));
        within.put(element, against);
        return against;
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

    /// What its author calls it. What a whole page is called says nothing of a part of it.
    private static String names(Element element) {
        return element.attributesSize() == 0 || element.nameIs("body") || element.nameIs("html")
                ? tag(element)
                : Names.brief(tag(element)
                                + ' '
                                + element.className()
                                + ' '
                                + element.id()
                                + ' '
                                + element.attr("itemprop"))
                        .toLowerCase(Locale.ROOT);
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
