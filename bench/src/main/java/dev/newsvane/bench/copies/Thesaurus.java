package dev.newsvane.bench.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Other words for words: of a group of synonyms where we have one, else any word that some article has, of about the
/// same length. Names and numbers stay, as they do where machines rewrite.
final class Thesaurus {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}'’])\\p{Ll}{2,}(?![\\p{L}\\p{N}'’])");
    private static final int LENGTHS = 16;

    private static final List<List<String>> GROUPS = List.of(
            List.of("said", "stated", "declared", "told reporters", "remarked"),
            List.of("says", "states", "declares", "insists"),
            List.of("announced", "made known", "revealed", "disclosed"),
            List.of("big", "large", "sizeable", "great"),
            List.of("many", "numerous", "a lot of", "plenty of"),
            List.of("people", "persons", "folks", "individuals"),
            List.of("also", "as well", "in addition", "too"),
            List.of("but", "however", "yet", "though"),
            List.of("because", "since", "as", "for the reason that"),
            List.of("after", "following", "subsequent to"),
            List.of("before", "prior to", "ahead of"),
            List.of("about", "around", "roughly", "approximately"),
            List.of("against", "opposed to", "versus"),
            List.of("bill", "measure", "draft law", "legislation"),
            List.of("law", "statute", "legislation", "act"),
            List.of("vote", "ballot", "poll"),
            List.of("election", "polls", "contest", "race"),
            List.of("president", "head of state", "leader"),
            List.of("government", "administration", "authorities"),
            List.of("officials", "authorities", "functionaries"),
            List.of("police", "officers", "law enforcement"),
            List.of("attack", "assault", "strike"),
            List.of("killed", "slain", "left dead"),
            List.of("money", "funds", "cash"),
            List.of("plan", "scheme", "proposal", "program"),
            List.of("help", "assist", "aid", "support"),
            List.of("show", "indicate", "demonstrate", "display"),
            List.of("make", "produce", "create", "build"),
            List.of("take", "seize", "grab"),
            List.of("began", "started", "commenced", "kicked off"),
            List.of("end", "finish", "conclude", "close"),
            List.of("new", "fresh", "recent", "novel"),
            List.of("first", "initial", "earliest"),
            List.of("last", "final", "previous"),
            List.of("week", "seven days"),
            List.of("year", "twelvemonth", "annum"),
            List.of("important", "crucial", "vital", "essential"),
            List.of("strong", "powerful", "sturdy", "firm"),
            List.of("think", "believe", "reckon", "suppose"),
            List.of("want", "wish", "desire", "would like"),
            List.of("need", "require", "must have"),
            List.of("country", "nation", "state", "land"),
            List.of("court", "tribunal", "bench"),
            List.of("judge", "justice", "jurist"),
            List.of("report", "account", "study", "paper"),
            List.of("campaign", "drive", "effort"),
            List.of("support", "backing", "endorsement", "help"),
            List.of("while", "whereas", "as", "at the same time"),
            List.of("would", "was to", "might"),
            List.of("should", "ought to", "must"));

    private final Map<String, List<String>> synonyms = new HashMap<>();
    private final List<List<String>> byLength = new ArrayList<>();

    /// @param reports whose words may stand in for any other
    Thesaurus(List<Report> reports) {
        GROUPS.forEach(group -> group.forEach(word -> synonyms.putIfAbsent(word, group)));
        for (var i = 0; i <= LENGTHS; i++) {
            byLength.add(new ArrayList<>());
        }
        reports.stream()
                .flatMap(report -> WORD.matcher(report.text()).results())
                .map(match -> match.group())
                .distinct()
                .sorted()
                .forEach(word -> byLength.get(Math.min(LENGTHS, word.length())).add(word));
    }

    /// The text with about such a share of its words replaced.
    String replace(String text, double share, Random random) {
        return WORD.matcher(text)
                .replaceAll(match -> random.nextDouble() < share ? other(match.group(), random) : match.group());
    }

    private String other(String word, Random random) {
        var group = synonyms.getOrDefault(word, byLength.get(Math.min(LENGTHS, word.length())));
        return group.get(random.nextInt(group.size()));
    }
}
